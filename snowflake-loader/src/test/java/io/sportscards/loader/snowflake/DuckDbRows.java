package io.sportscards.loader.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Binds as the driver sends them, and DuckDB's rows as the driver reads them. */
final class DuckDbRows {
  private DuckDbRows() {}

  /**
   * Sets the binds of a statement.
   *
   * @param row of those that are arrays
   */
  static void bind(PreparedStatement statement, JsonNode binds, int row) throws SQLException {
    for (int i = 1; binds.has(Integer.toString(i)); i++) {
      JsonNode bind = binds.get(Integer.toString(i));
      JsonNode value =
          bind.path("value").isArray() ? bind.path("value").get(row) : bind.path("value");
      if (value.isNull() || value.isMissingNode()) {
        statement.setObject(i, null);
      } else if (bind.path("type").asText().equals("FIXED")) {
        statement.setLong(i, value.asLong());
      } else {
        statement.setString(i, value.asText());
      }
    }
  }

  /** All of them. */
  static Answer rows(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<Answer.Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(
          column(meta.getColumnLabel(i).toUpperCase(Locale.ROOT), meta.getColumnTypeName(i)));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(cell(result, i, columns.get(i - 1).type()));
      }
      rows.add(row);
    }
    return new Answer(StatementKind.SELECT.typeId(), columns, rows);
  }

  private static Answer.Column column(String name, String type) {
    return switch (type) {
      case "BIGINT", "INTEGER", "HUGEINT", "UBIGINT" -> Answer.Column.fixed(name);
      case "DATE" -> new Answer.Column(name, "date", 0);
      case "TIMESTAMP" -> new Answer.Column(name, "timestamp_ntz", 9);
      case "BOOLEAN" -> new Answer.Column(name, "boolean", 0);
      case "JSON" -> new Answer.Column(name, "variant", 0);
      default -> Answer.Column.text(name);
    };
  }

  private static String cell(ResultSet result, int i, String type) throws SQLException {
    if (result.getObject(i) == null) {
      return null;
    }
    return switch (type) {
      case "date" -> Long.toString(LocalDate.parse(result.getString(i)).toEpochDay());
      case "timestamp_ntz" -> {
        Instant at = result.getTimestamp(i).toLocalDateTime().toInstant(ZoneOffset.UTC);
        yield "%d.%09d".formatted(at.getEpochSecond(), at.getNano());
      }
      case "boolean" -> result.getBoolean(i) ? "1" : "0";
      default -> result.getString(i);
    };
  }
}
