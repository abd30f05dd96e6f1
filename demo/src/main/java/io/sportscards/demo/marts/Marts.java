package io.sportscards.demo.marts;

import io.sportscards.demo.services.WarehouseFile;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the tables of the local warehouse say; it is only read. */
final class Marts implements AutoCloseable {
  private static final String MISSING = "Catalog Error";

  private final Path file;
  private final Connection session;

  private Marts(Path file, Connection session) {
    this.file = file;
    this.session = session;
  }

  /**
   * Opens a file of DuckDB.
   *
   * @throws CommandFailure when there is none, or another process writes to it
   */
  static Marts open(Path file) throws CommandFailure, SQLException {
    return new Marts(file, WarehouseFile.open(file));
  }

  /** The numbers of the marts. */
  Figures figures() throws SQLException, CommandFailure, IOException {
    Figures figures = new Figures();
    try (PreparedStatement statement = session.prepareStatement(sql("figures.sql"));
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        figures.add(
            Metric.valueOf(row.getString("metric")),
            row.getString("unit"),
            new BigDecimal(row.getString("amount")));
      }
    } catch (SQLException e) {
      if (e.getMessage().contains(MISSING)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The warehouse %s has no marts, or old ones; ./cards transform builds them (%s)"
                .formatted(file, e.getMessage().lines().findFirst().orElse("")));
      }
      throw e;
    }
    return figures;
  }

  /** By event_id the hash of the content that RAW has; those that it does not have are left out. */
  Map<String, String> receivedContents(Set<String> eventIds) throws SQLException, IOException {
    Map<String, String> hashes = new HashMap<>();
    try (PreparedStatement statement = session.prepareStatement(sql("received_contents.sql"))) {
      statement.setArray(1, session.createArrayOf("varchar", eventIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          hashes.put(row.getString("event_id"), row.getString("content_hash"));
        }
      }
    }
    return hashes;
  }

  private static String sql(String name) throws IOException {
    try (InputStream text = Marts.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
