package io.sportscards.loader;

import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An archive with an empty live run, and a warehouse with its tables. */
public abstract class OnRaw {
  @TempDir protected Path dir;
  protected TestArchive archive;
  protected Warehouse warehouse;

  @BeforeEach
  protected void start() throws Exception {
    archive = OnDuckDb.archive(dir);
    warehouse = OnDuckDb.ready(dir, archive);
  }

  protected List<String> rows(String query) throws Exception {
    return OnDuckDb.rows(warehouse, query);
  }
}
