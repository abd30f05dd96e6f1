package io.sportscards.benchmarks.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class MartsBenchmarkIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path scratch;

  @Test
  void bothRunsBuildAndEveryQueryAnswers() throws Exception {
    Report report =
        new MartsBenchmark(CHECKOUT, 3_000, 60, 1, 4, 5_000).run(scratch, Progress.silent());

    assertThat(report.table().rows()).hasSize(2);
    List<String> silent =
        report.tables().get(1).rows().stream()
            .filter(row -> row.get(2).equals("0"))
            .map(row -> row.get(0))
            .toList();
    assertThat(silent).isEmpty();
  }
}
