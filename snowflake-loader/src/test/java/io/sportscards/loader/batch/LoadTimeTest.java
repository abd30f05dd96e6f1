package io.sportscards.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTimeTest {
  @TempDir Path dir;

  @Test
  void aBatchIsLaterThanAllBeforeItThoughTheClockWasAheadThen() throws Exception {
    TestArchive archive = OnDuckDb.archive(dir);
    Warehouse warehouse = OnDuckDb.ready(dir, archive);
    archive.checkpoint("live-1", 1).bronze(Line.of("a", "x")).commit();
    OnDuckDb.load(warehouse, archive);
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      statement.execute("update raw.load_manifest set loaded_at = timestamp '2999-12-31'");
    }

    archive
        .checkpoint("live-1", 2)
        .bronze(Line.of("b", "x"))
        .quarantine("OVERSIZED", "r1")
        .commit();
    OnDuckDb.load(warehouse, archive);
    assertThat(
            OnDuckDb.rows(
                warehouse,
                "select inserted_at from raw.events where event_id = 'b'"
                    + " union all select inserted_at from raw.quarantine"
                    + " union all select max(loaded_at) from raw.load_manifest"))
        .containsOnly("2999-12-31 00:00:00.000001");
  }
}
