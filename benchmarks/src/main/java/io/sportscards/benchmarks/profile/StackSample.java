package io.sportscards.benchmarks.profile;

import java.util.List;

/**
 * How often one call path was seen.
 *
 * @param thread name of its thread
 * @param frames outermost caller first
 */
public record StackSample(String thread, List<String> frames, long count) {

  /** Reads a line such as {@code [main tid=7];java/lang/Thread.run;malloc 12}. */
  static StackSample parse(String line) {
    int end = line.lastIndexOf(' ');
    List<String> parts = List.of(line.substring(0, end).split(";"));
    String thread = parts.get(0).replaceFirst("^\\[", "").replaceFirst(" tid=\\d+]$", "");
    // a library that was unpacked for this process has another path each time
    List<String> frames =
        parts.subList(1, parts.size()).stream()
            .map(frame -> frame.replaceFirst("^/.*/([^/]*)\\.so.*$", "$1.so"))
            .map(frame -> frame.replaceFirst("(\\$\\$Lambda)[^.]*", "$1"))
            .toList();
    return new StackSample(thread, frames, Long.parseLong(line.substring(end + 1)));
  }
}
