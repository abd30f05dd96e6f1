package io.sportscards.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.ReportFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostBenchmarkIT {
  @TempDir Path directory;

  @Test
  void aTinyRunFillsItsSectionOfThePage() throws Exception {
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Files.writeString(directory.resolve("intro.md"), "# Benchmarks\n");

    Report report = new CostBenchmark(1_000, 20_000, 1).run(scratch, Progress.silent());
    new ReportFiles(directory).write(report);

    List<String> parts = report.table().rows().stream().map(row -> row.get(0)).toList();
    assertThat(parts).contains("Java: garbage collection", "Flink's rest").endsWith("**all**");
    assertThat(microsOf(report, "decode-event")).isPositive();
    assertThat(microsOf(report, "drop-duplicates: look up and put in")).isPositive();
    assertThat(Files.readString(directory.resolve("README.md")))
        .startsWith("# Benchmarks\n\n## Cost of an event\n")
        .contains("results/cost-flame.svg");
    assertThat(directory.resolve("results/cost-flame.svg")).content().contains("decode-event");
  }

  private static double microsOf(Report report, String share) {
    return report.table().rows().stream()
        .filter(row -> row.get(0).equals(share))
        .mapToDouble(row -> Double.parseDouble(row.get(1)))
        .findFirst()
        .orElseThrow();
  }
}
