package io.sportscards.loader.warehouse;

import io.sportscards.loader.TestArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A warehouse some of whose statements say something else. */
public final class AlteredWarehouse {
  private AlteredWarehouse() {}

  public static Warehouse of(Path dir, TestArchive archive, Map<String, String> statements) {
    Statements altered = DuckDbWarehouse.STATEMENTS;
    for (Map.Entry<String, String> each : statements.entrySet()) {
      altered = altered.with(each.getKey(), each.getValue());
    }
    return new DuckDbWarehouse(
        dir.resolve("warehouse.duckdb"), Duration.ofSeconds(30), archive.files(), altered);
  }
}
