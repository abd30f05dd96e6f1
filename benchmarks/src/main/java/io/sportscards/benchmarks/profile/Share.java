package io.sportscards.benchmarks.profile;

import java.util.List;

/**
 * A part that a job's CPU time is divided into.
 *
 * @param threads how the names of threads begin that do nothing else
 * @param marks pieces of frames that tell it in any other thread
 */
public record Share(String label, List<String> threads, List<String> marks) {

  /** What whole threads do. */
  public static Share ofThreads(String label, String... threads) {
    return new Share(label, List.of(threads), List.of());
  }

  /** What is done below certain calls. */
  public static Share ofCalls(String label, String... marks) {
    return new Share(label, List.of(), List.of(marks));
  }

  boolean isThread(String name) {
    return threads.stream().anyMatch(name::startsWith);
  }

  boolean marks(String frame) {
    return marks.stream().anyMatch(frame::contains);
  }
}
