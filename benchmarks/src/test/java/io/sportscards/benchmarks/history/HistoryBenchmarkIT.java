package io.sportscards.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryBenchmarkIT {
  @TempDir Path scratch;

  @Test
  void eachContenderTakesAllRowsAndHasItsRow() throws Exception {
    Report report = new HistoryBenchmark(2_000, 1).run(scratch, Progress.silent());

    assertThat(report.table().rows().stream().map(row -> row.get(0).replaceFirst(":.*", "")))
        .containsExactly("COPY TO STDOUT, zstd -3, one local file", "backfill", "backfill");
    assertThat(report.table().rows().get(0)).contains("1.00");
    assertThat(report.pictures().get("backfill-cost")).contains("decode-event");
  }
}
