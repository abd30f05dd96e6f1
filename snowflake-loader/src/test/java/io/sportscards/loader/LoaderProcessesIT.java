package io.sportscards.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.batch.Step;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loaders as processes: killed, and two at once. */
class LoaderProcessesIT {
  private static final int CHECKPOINTS = 40;
  private static final int PATIENCE = 120; // seconds

  @TempDir Path dir;
  private TestArchive archive;
  private Warehouse warehouse;

  @BeforeEach
  void start() throws Exception {
    archive = OnDuckDb.archive(dir);
    for (int checkpoint = 1; checkpoint <= CHECKPOINTS; checkpoint++) {
      write(checkpoint);
    }
    warehouse = OnDuckDb.ready(dir, archive);
  }

  private void write(int checkpoint) {
    archive
        .checkpoint("live-1", checkpoint)
        .bronze(Line.of("a" + checkpoint, "x"), Line.of("b" + checkpoint, "x"))
        .quarantine("OVERSIZED", "r" + checkpoint)
        .commit();
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() throws Exception {
    return Files.readString(dir.resolve("loader.log"));
  }

  private void assertLoadedOnce(int checkpoints) throws Exception {
    assertThat(
            OnDuckDb.rows(
                warehouse,
                "select (select count(*) || '/' || count(distinct event_id) from raw.events), (select count(*) from raw.quarantine), (select count(*) || '/' || count(distinct path) from raw.load_manifest)"))
        .containsExactly("%1$d/%1$d|%2$d|%1$d/%1$d".formatted(2 * checkpoints, checkpoints));
  }

  @ParameterizedTest
  @EnumSource
  void aLoaderThatIsKilledIsFollowedByOneThatDoesItAll(Step last) throws Exception {
    assertThat(end(LoaderProcess.start(dir, last.name())))
        .as(log())
        .isEqualTo(LoaderProcess.KILLED);

    write(CHECKPOINTS + 1);
    OnDuckDb.load(warehouse, archive);

    assertLoadedOnce(CHECKPOINTS + 1);
    // what the killed one had fetched is gone as well
    assertThat(dir.resolve("warehouse.duckdb.fetched")).isEmptyDirectory();
  }

  @Test
  void ofTwoAtOnceTheLastToStartLoads() throws Exception {
    List<Process> both = List.of(LoaderProcess.start(dir), LoaderProcess.start(dir));
    List<Integer> ends = List.of(end(both.get(0)), end(both.get(1)));

    assertThat(ends).as(log()).contains(0).isSubsetOf(0, LoaderProcess.LEASE_LOST);
    assertLoadedOnce(CHECKPOINTS);
  }
}
