package io.sportscards.loader.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Tables in which archive and warehouse are held against each other, in a DuckDB file of their own
 * that goes away with them: memory does not grow with either. Not thread-safe.
 */
final class Scratch implements AutoCloseable {
  private static final String MEMORY = "1GB";

  /** Their columns, all of them texts. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("named", "path, run_id, bytes, lines"),
          Map.entry("listed", "path, bytes, etag"),
          Map.entry("loaded", "path, run_id, manifest, bytes, lines, etag"),
          Map.entry("rejected", "path"),
          Map.entry("bronze", "event_id, event_type, event_date, run_id"),
          Map.entry("quarantine", "rejection_id"),
          Map.entry("journal", "event_type, event_date, event_ids, event_rows"),
          Map.entry("raw_count", "event_type, event_date, event_ids, event_rows, fingerprint"),
          Map.entry("raw_rejection", "rejection_id, was_quarantined"),
          Map.entry("raw_id", "event_id"),
          Map.entry("conflict_id", "event_id"),
          Map.entry("repeated", "event_id, event_rows, first_date, last_date"));

  private final Path home;
  private final DuckDBConnection session;

  private Scratch(Path home, DuckDBConnection session) {
    this.home = home;
    this.session = session;
  }

  static Scratch open() throws IOException, SQLException {
    Path home = Files.createTempDirectory("reconcile-");
    Scratch scratch =
        new Scratch(
            home,
            DriverManager.getConnection("jdbc:duckdb:" + home.resolve("scratch.duckdb"))
                .unwrap(DuckDBConnection.class));
    scratch.execute("set memory_limit = '" + MEMORY + "'");
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      scratch.execute(
          "create table %s (%s varchar)"
              .formatted(table.getKey(), table.getValue().replace(",", " varchar,")));
    }
    return scratch;
  }

  /** For files that are looked into. */
  Path files() {
    return home.resolve("files");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows, each cell as text. */
  List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The one number that a query gives. */
  long number(String query) throws SQLException {
    return Long.parseLong(rows(query).get(0).get(0));
  }

  /** Appends rows. */
  void append(String table, Iterable<List<String>> rows) throws SQLException {
    try (DuckDBAppender appender = session.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
      for (List<String> row : rows) {
        appender.beginRow();
        for (String cell : row) {
          appender.append(cell);
        }
        appender.endRow();
      }
    }
  }

  /** Takes over what a query of another session gives. */
  void take(String table, Connection from, String query, String... values) throws SQLException {
    try (PreparedStatement statement = from.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery();
          DuckDBAppender appender =
              session.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          appender.beginRow();
          for (int i = 1; i <= columns; i++) {
            appender.append(rows.getString(i));
          }
          appender.endRow();
        }
      }
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    session.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
