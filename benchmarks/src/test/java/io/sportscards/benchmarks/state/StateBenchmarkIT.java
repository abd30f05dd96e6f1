package io.sportscards.benchmarks.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateBenchmarkIT {
  @TempDir Path scratch;

  @Test
  void eachSizeHasItsRow() throws Exception {
    Report report = new StateBenchmark(List.of(2_000L), 1_000).run(scratch, Progress.silent());

    assertThat(report.table().rows()).hasSize(1);
    assertThat(report.table().rows().get(0).get(2)).isEqualTo("1.00");
  }
}
