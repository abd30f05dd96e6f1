package io.sportscards.loader;

import io.sportscards.loader.batch.BatchReport;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A warehouse of a test, and what a test asks of it. */
public final class OnDuckDb {
  private OnDuckDb() {}

  public static DuckDbWarehouse at(Path dir, TestArchive archive) {
    return new DuckDbWarehouse(
        dir.resolve("warehouse.duckdb"), Duration.ofSeconds(30), archive.files());
  }

  /** An archive below a directory, with a live run that has nothing yet. */
  public static TestArchive archive(Path dir) {
    TestArchive archive = new TestArchive(dir.resolve("archive"));
    archive.liveRun("live-1");
    return archive;
  }

  /** A warehouse in the directory, with its tables. */
  public static DuckDbWarehouse ready(Path dir, TestArchive archive) throws Exception {
    DuckDbWarehouse warehouse = at(dir, archive);
    warehouse.ensureTables();
    return warehouse;
  }

  /** One loader from its start to its end. */
  public static BatchReport load(Warehouse warehouse, TestArchive archive) throws Exception {
    return run(warehouse, archive, Steps.UNWATCHED).loadAll();
  }

  public static LoadRun run(Warehouse warehouse, TestArchive archive, Steps steps)
      throws Exception {
    return LoadRun.start(archive.files(), warehouse, "test", steps, total -> {});
  }

  /** Rows, their cells set apart by a bar. */
  public static List<String> rows(Warehouse warehouse, String query) throws Exception {
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : "|").append(result.getString(i));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }
}
