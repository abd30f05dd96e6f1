package io.sportscards.loader.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailTest {
  @TempDir Path dir;

  @Test
  void anEventIsFoundInTablesAndInEveryFileOfItsDay() throws Exception {
    TestArchive archive = OnDuckDb.archive(dir);
    archive.liveRun("live-2");
    archive.checkpoint("live-1", 1).bronze(Line.of("a", "x"), Line.of("b", "x")).commit();
    archive.checkpoint("live-2", 1).bronze(Line.of("b", "other")).commit();
    Warehouse warehouse = OnDuckDb.ready(dir, archive);
    OnDuckDb.load(warehouse, archive);

    Trail trail = new Trail("b");
    trail.follow(warehouse);
    trail.follow(archive.files());

    assertThat(trail.places())
        .extracting(place -> place.layer() + " " + place.where().replaceAll("/event_type.*/", "/"))
        .containsExactly(
            "EVENTS bronze/run_id=live-1/part-aaaa-0.ndjson.zst line 2",
            "QUARANTINE bronze/run_id=live-2/part-aaaa-1.ndjson.zst line 1",
            "bronze bronze/run_id=live-1/part-aaaa-0.ndjson.zst line 2",
            "bronze bronze/run_id=live-2/part-aaaa-1.ndjson.zst line 1");
    assertThat(trail.places().get(1).what()).startsWith("CONFLICTING_DUPLICATE, rejection ");

    Trail none = new Trail("nobody");
    none.follow(warehouse);
    none.follow(archive.files());
    assertThat(none.places()).isEmpty();
  }
}
