package io.sportscards.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class GrowthBenchmarkIT {
  @TempDir Path scratch;

  @Test
  void eachSizeHasItsRow() throws Exception {
    Report report = new GrowthBenchmark(2_000).run(scratch, Progress.silent());

    assertThat(report.table().rows().stream().map(row -> row.get(0)))
        .containsExactly("200", "2,000");
    assertThat(report.table().rows().get(0).get(2)).isEqualTo("1.0");
  }
}
