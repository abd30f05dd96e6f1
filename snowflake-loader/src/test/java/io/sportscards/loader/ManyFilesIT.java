package io.sportscards.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand files, by a loader with a heap of 256 MiB. */
@Tag("soak")
class ManyFilesIT {
  private static final int CHECKPOINTS = 200;
  private static final int FILES = 500; // per checkpoint

  @TempDir Path dir;

  @Test
  void memoryDoesNotGrowWithTheNumberOfFiles() throws Exception {
    TestArchive archive = OnDuckDb.archive(dir);
    Warehouse warehouse = OnDuckDb.ready(dir, archive);
    for (int i = 0; i < CHECKPOINTS; i++) {
      TestArchive.Checkpoint checkpoint = archive.checkpoint("live-1", i + 1);
      for (int j = 0; j < FILES; j++) {
        checkpoint.bronze(Line.of("e" + (i * FILES + j), "x"));
      }
      checkpoint.commit();
    }

    Process loader = LoaderProcess.start(dir);

    assertThat(loader.waitFor(1, TimeUnit.HOURS)).isTrue();
    assertThat(loader.exitValue()).as(Files.readString(dir.resolve("loader.log"))).isZero();
    assertThat(
            OnDuckDb.rows(
                warehouse,
                "select (select count(*) from raw.events), (select count(*) from raw.load_manifest)"))
        .containsExactly("%1$d|%1$d".formatted(CHECKPOINTS * FILES));
  }
}
