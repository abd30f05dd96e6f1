package io.sportscards.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchSizeTest {
  private static final String PARTITION =
      "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-";

  @TempDir Path dir;

  @Test
  void aBatchOfDuckDbHasFewBytesOrOneFile() throws Exception {
    TestArchive archive = OnDuckDb.archive(dir);
    Warehouse warehouse = OnDuckDb.ready(dir, archive);
    // they are not there, which is found when their batch is loaded
    long third = warehouse.mostBatchBytes() / 3;
    long[] sizes = {third, third, third + 3, 3 * third + 3, 1, third, third};
    TestArchive.Checkpoint checkpoint = archive.checkpoint("live-1", 1);
    for (int i = 0; i < sizes.length; i++) {
      checkpoint.names(PARTITION + i + ".ndjson.zst", sizes[i], 1);
    }
    checkpoint.commit();

    List<Integer> rejected = new ArrayList<>();
    LoadRun.start(
            archive.files(),
            warehouse,
            "test",
            Steps.UNWATCHED,
            total -> rejected.add(total.rejected().size()))
        .loadAll();
    assertThat(rejected).containsExactly(2, 3, 4, 7);
  }
}
