package io.sportscards.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loader that ends between two of its steps, whichever they are, loses nothing. */
class CrashTest {
  @TempDir Path dir;
  private TestArchive archive;
  private Warehouse warehouse;

  @BeforeEach
  void start() throws Exception {
    archive = OnDuckDb.archive(dir);
    archive
        .checkpoint("live-1", 1)
        .bronze(Line.of("a", "one"), Line.of("b", "two"), Line.of("b", "other"))
        .quarantine("OVERSIZED", "r1", "r1")
        .commit();
    warehouse = OnDuckDb.ready(dir, archive);
  }

  private void assertLoadedOnce() throws Exception {
    assertThat(OnDuckDb.rows(warehouse, "select event_id from raw.events order by 1"))
        .containsExactly("a", "b");
    assertThat(OnDuckDb.rows(warehouse, "select reason from raw.quarantine order by 1"))
        .containsExactly("CONFLICTING_DUPLICATE", "OVERSIZED");
    assertThat(OnDuckDb.rows(warehouse, "select lines from raw.load_manifest order by 1"))
        .containsExactly("2", "3");
  }

  @ParameterizedTest
  @EnumSource
  void aLoaderThatEndsIsFollowedByOneThatDoesItAll(Step last) throws Exception {
    assertThatThrownBy(
            () ->
                OnDuckDb.run(
                        warehouse,
                        archive,
                        step -> {
                          if (step == last) {
                            throw new ThreadDeath();
                          }
                        })
                    .loadAll())
        .isInstanceOf(ThreadDeath.class);
    List<String> loaded = OnDuckDb.rows(warehouse, "select count(*) from raw.load_manifest");
    assertThat(loaded).containsExactly(last == Step.DONE ? "2" : "0");

    OnDuckDb.load(warehouse, archive);

    assertLoadedOnce();
  }

  /**
   * A batch with a bad file is loaded in pieces. What is noted first decides where the next loader
   * reads on, so each piece must hold all that lies before it, loaded or rejected.
   */
  @Test
  void aLoaderThatEndsBetweenThePiecesOfABatchForgetsNone() throws Exception {
    String partition = "bronze/run_id=live-2/event_type=orders.order_placed/event_date=2026-02-01";
    archive.liveRun("live-2");
    archive.checkpoint("live-2", 1).names(partition + "/part-gone-1.ndjson.zst", 9, 1).commit();
    for (int i = 2; i <= 399; i++) {
      archive
          .checkpoint("live-2", i)
          .file(partition, List.of(i == 300 ? "no line" : Line.of("e" + i, "x").text()))
          .commit();
    }
    archive.checkpoint("live-2", 400).names(partition + "/part-gone-2.ndjson.zst", 9, 1).commit();

    assertThatThrownBy(
            () ->
                OnDuckDb.run(
                        warehouse,
                        archive,
                        step -> {
                          if (step == Step.DONE) {
                            throw new ThreadDeath();
                          }
                        })
                    .loadAll())
        .isInstanceOf(ThreadDeath.class);
    OnDuckDb.load(warehouse, archive);

    assertThat(
            OnDuckDb.rows(
                warehouse,
                "select (select count(*) from raw.load_manifest where run_id = 'live-2'), (select count(*) from raw.load_reject)"))
        .containsExactly("397|3");
  }

  /** Of a commit whose answer is lost, nobody knows whether it was done. */
  @ParameterizedTest
  @EnumSource(names = {"COPY", "COMMIT", "DONE"})
  void aLoaderThatDoesNotKnowTriesAgainAndFindsOut(Step lost) throws Exception {
    int[] times = {0};
    OnDuckDb.run(
            warehouse,
            archive,
            step -> {
              if (step == lost && times[0]++ == 0) {
                throw new SQLException("Connection reset");
              }
            })
        .loadAll();
    assertThat(times[0]).isGreaterThanOrEqualTo(1);
    assertLoadedOnce();
  }
}
