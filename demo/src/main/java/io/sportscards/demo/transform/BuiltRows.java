package io.sportscards.demo.transform;

import io.sportscards.demo.services.WarehouseFile;
import io.sportscards.settings.CommandFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of STAGING and MART, of which each knows the load that its latest event came with; what
 * models write anew of earlier loads, with the keys that a late event touches, is not counted.
 *
 * @param later those of loads after the one that was asked for
 */
record BuiltRows(long later, long all) {
  private static final LocalDateTime BEFORE_ALL = LocalDateTime.of(1970, 1, 1, 0, 0);
  private static final String IS_BUILT =
      "select 1 from duckdb_tables() as t where t.schema_name = 'staging' and t.table_name = 'last_load'";
  private static final String TABLES =
      "select c.schema_name, c.table_name from duckdb_columns() as c"
          + " where c.column_name = 'loaded_at' and c.table_name <> 'last_load'"
          + " and c.schema_name in ('staging', 'mart')";

  /** The load up to which a warehouse was built; long ago where it was not. */
  static LocalDateTime lastLoad(Path warehouse) throws SQLException, CommandFailure {
    try (Connection session = WarehouseFile.open(warehouse);
        Statement statement = session.createStatement()) {
      try (ResultSet table = statement.executeQuery(IS_BUILT)) {
        if (!table.next()) {
          return BEFORE_ALL;
        }
      }
      try (ResultSet row = statement.executeQuery("select loaded_at from staging.last_load")) {
        return row.next() ? row.getObject(1, LocalDateTime.class) : BEFORE_ALL;
      }
    }
  }

  /** Counts what was built. */
  static BuiltRows since(LocalDateTime load, Path warehouse) throws SQLException, CommandFailure {
    BuiltRows sum = new BuiltRows(0, 0);
    try (Connection session = WarehouseFile.open(warehouse)) {
      for (String table : tables(session)) {
        sum = sum.plus(session, load, table);
      }
    }
    return sum;
  }

  private BuiltRows plus(Connection session, LocalDateTime load, String table) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "select count(*) filter (where loaded_at > ?), count(*) from " + table)) {
      statement.setObject(1, load);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new BuiltRows(later + row.getLong(1), all + row.getLong(2));
      }
    }
  }

  private static List<String> tables(Connection session) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        names.add(row.getString(1) + "." + row.getString(2));
      }
    }
    return names;
  }
}
