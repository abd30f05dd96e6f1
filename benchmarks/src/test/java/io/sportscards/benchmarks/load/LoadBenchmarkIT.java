package io.sportscards.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadBenchmarkIT {
  @TempDir Path scratch;

  @Test
  void bothLoadAllEvents() throws Exception {
    Report report = new LoadBenchmark(2_000, 100, 1).run(scratch, Progress.silent());
    assertThat(report.table().rows().stream().map(row -> row.get(0)))
        .containsExactly(LoadReport.PEER, LoadReport.LOADER);
    assertThat(report.table().rows().get(0)).contains("1.00");
  }
}
