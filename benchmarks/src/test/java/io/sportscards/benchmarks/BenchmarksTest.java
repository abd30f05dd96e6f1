package io.sportscards.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.report.ReportFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  private static final Pattern RUN = Pattern.compile("scripts/bench\\.sh ([a-z]+)");

  @Test
  void theMakefileHasATargetForEveryBenchmarkAndForNothingElse() throws Exception {
    String makefile = Files.readString(Path.of("../Makefile"));

    Set<String> targets =
        RUN.matcher(makefile).results().map(run -> run.group(1)).collect(Collectors.toSet());

    assertThat(targets).isEqualTo(Benchmarks.names());
  }

  @Test
  void thePageHasAPlaceForEveryBenchmark() {
    assertThat(ReportFiles.ORDER).containsExactlyInAnyOrderElementsOf(Benchmarks.names());
  }
}
