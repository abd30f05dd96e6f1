package io.sportscards.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.profiler.AsyncProfiler;

/** Samples what this process spends its CPU on, Java and native code alike, with async-profiler. */
public final class Sampler {
  private static final AsyncProfiler PROFILER = AsyncProfiler.getInstance();

  private Sampler() {}

  /** Begins to take samples: one for every two milliseconds of CPU of each thread. */
  public static void start() throws IOException {
    PROFILER.execute("start,event=ctimer,interval=2ms,cstack=vm,threads");
  }

  /**
   * Ends and hands over the samples.
   *
   * @param file for the profiler to write to
   */
  public static List<StackSample> stop(Path file) throws IOException {
    PROFILER.execute("stop,collapsed,file=" + file);
    List<StackSample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      samples.add(StackSample.parse(line));
    }
    return samples;
  }
}
