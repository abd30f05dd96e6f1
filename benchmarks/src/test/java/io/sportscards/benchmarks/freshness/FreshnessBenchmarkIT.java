package io.sportscards.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak") // a cluster for one second of events
class FreshnessBenchmarkIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path scratch;

  @Test
  void everyEventPublishedWhileMeasuringIsFoundInTheLiveJobsFiles() throws Exception {
    Report report =
        new FreshnessBenchmark(
                CHECKOUT, List.of(1), 3_000, Duration.ofMillis(100), Duration.ofSeconds(1))
            .run(scratch, Progress.silent());

    List<String> row = report.table().rows().get(0);
    assertThat(row.get(3)).isEqualTo(row.get(2)); // one second: as many as there are per second
    assertThat(Double.parseDouble(row.get(4))).isPositive();
  }
}
