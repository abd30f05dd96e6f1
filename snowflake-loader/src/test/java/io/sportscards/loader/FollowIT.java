package io.sportscards.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader that goes on, beside another process that writes to the same file, as dbt does. */
class FollowIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path dir;

  @Test
  void loaderAndTransformationTakeTurnsAtTheFile() throws Exception {
    TestArchive archive = OnDuckDb.archive(dir);
    Warehouse warehouse = OnDuckDb.ready(dir, archive);
    Process loader = FollowProcess.start(dir);
    try {
      for (int i = 1; i <= 5; i++) {
        archive.checkpoint("live-1", i).bronze(Line.of("e" + i, "x")).commit();
        String expected = Integer.toString(i);
        await().atMost(PATIENCE).until(() -> transform(warehouse), List.of(expected)::equals);
      }
    } finally {
      loader.destroy();
      assertThat(loader.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readString(dir.resolve("follow.log"))).contains("5 files loaded");
    assertThat(OnDuckDb.rows(warehouse, "select count(*) from raw.load_manifest"))
        .containsExactly("5");
  }

  /** Makes a table anew of what is there, in a session of its own. */
  private static List<String> transform(Warehouse warehouse) throws Exception {
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      statement.execute("create or replace table mart.copy as select event_id from raw.events");
    }
    return OnDuckDb.rows(warehouse, "select count(*) from mart.copy");
  }
}
