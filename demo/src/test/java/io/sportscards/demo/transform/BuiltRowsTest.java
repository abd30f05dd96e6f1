package io.sportscards.demo.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltRowsTest {
  @TempDir Path dir;

  private Path warehouse(String... statements) throws Exception {
    Path file = dir.resolve("warehouse.duckdb");
    try (Connection session = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = session.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    return file;
  }

  @Test
  void rowsOfLaterLoadsAreCountedOverAllTables() throws Exception {
    Path file =
        warehouse(
            "create schema staging",
            "create schema mart",
            "create table staging.last_load as select timestamp '2026-01-02' as loaded_at",
            "create table mart.dim_date as select date '2026-01-01' as date_day",
            "create table mart.fct_orders as select unnest([timestamp '2026-01-01',"
                + " timestamp '2026-01-02', timestamp '2026-01-02']) as loaded_at");
    assertThat(BuiltRows.lastLoad(file)).isEqualTo(LocalDateTime.of(2026, 1, 2, 0, 0));
    assertThat(BuiltRows.since(LocalDateTime.of(2026, 1, 1, 0, 0), file))
        .isEqualTo(new BuiltRows(2, 3));
  }

  @Test
  void beforeTheFirstBuildEveryRowIsLater() throws Exception {
    Path file = warehouse("create schema raw");
    assertThat(BuiltRows.lastLoad(file)).isEqualTo(LocalDateTime.of(1970, 1, 1, 0, 0));
    assertThat(BuiltRows.since(BuiltRows.lastLoad(file), file)).isEqualTo(new BuiltRows(0, 0));
  }
}
