package io.sportscards.demo.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.archive.ManifestReader;
import io.sportscards.archive.ManifestReader.ManifestFile;
import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.settings.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Years of history in task managers of some 1 GiB: one partition is written at a time, so their
 * number costs no memory, and each is one file.
 */
@Tag("soak")
class ManyPartitionsIT {
  private static final String ROOT = "sportscards.root";
  private static final int DAYS = 1_000;
  // task manager processes are made for 1.15 GiB in all
  private static final long MOST_KIB = 1_200 << 10;

  @TempDir Path dir;

  @BeforeEach
  void inTheCheckout() {
    System.setProperty(ROOT, Checkout.root().getParent().toString());
  }

  @AfterEach
  void outOfIt() {
    System.clearProperty(ROOT);
  }

  @Test
  void allTypesOnAThousandDaysAreAFileEach() throws Exception {
    GeneratorSettings usual = GeneratorSettings.of(12, 120_000);
    try (BackfillStack stack =
        BackfillStack.start(dir, usual.withTime(usual.until(), Duration.ofDays(DAYS)), 2)) {
      assertThat(stack.backfill("backfill-years")).isEqualTo(ExitCode.DONE);

      List<String> partitions =
          ManifestReader.readAll(stack.archive, "backfill-years").stream()
              .flatMap(manifest -> manifest.files().stream())
              .map(ManifestFile::path)
              .filter(path -> path.startsWith("bronze/"))
              .map(path -> path.substring(0, path.lastIndexOf('/')))
              .toList();
      assertThat(partitions).hasSizeGreaterThan(10 * DAYS).doesNotHaveDuplicates();
      for (int i = 0; i < stack.cluster.taskManagers(); i++) {
        assertThat(mostKibOf(stack.cluster.taskManager(i).pid())).isLessThan(MOST_KIB);
      }
      assertThat(stack.verify("backfill-years")).isEqualTo(ExitCode.DONE);
    }
  }

  /** The most memory that a process ever held, as Linux counts it. */
  private static long mostKibOf(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
