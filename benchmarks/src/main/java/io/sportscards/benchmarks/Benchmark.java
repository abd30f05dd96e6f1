package io.sportscards.benchmarks;

import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;

/** One question that is answered by measuring. */
public interface Benchmark {

  /**
   * Measures.
   *
   * @param scratch an empty directory, deleted afterwards
   * @param progress is told of each step
   */
  Report run(Path scratch, Progress progress) throws Exception;
}
