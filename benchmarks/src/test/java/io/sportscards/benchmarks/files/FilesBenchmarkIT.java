package io.sportscards.benchmarks.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBenchmarkIT {
  @TempDir Path scratch;

  @Test
  void eachBusyPartitionClosesAFileAndEachFileIsCreatedFilledAndCompleted() throws Exception {
    Report report =
        new FilesBenchmark(List.of(Duration.ofSeconds(10)), Duration.ofSeconds(20), 2_000)
            .run(scratch, Progress.silent());

    List<String> row = report.table().rows().get(0);
    int files = Integer.parseInt(row.get(1));
    assertThat(files).isGreaterThan(17);
    assertThat(row.get(7)).isEqualTo("%d, %d, %d".formatted(files, files, files));
  }
}
