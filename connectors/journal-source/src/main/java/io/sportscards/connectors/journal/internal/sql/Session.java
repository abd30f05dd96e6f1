package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, read-only and in autocommit. One thread, but for {@link #abort()}. */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final String server;

  private Session(Connection connection, String server) {
    this.connection = connection;
    this.server = server;
  }

  /** Takes the connection over; closes it if it cannot be used. */
  static Session over(Connection connection, String server, Duration statementTimeout)
      throws JournalException {
    Session session = new Session(connection, server);
    try (Statement statement = connection.createStatement()) {
      // a page must walk along the key: planned without knowing the range, it might sort it.
      // Rows that a policy hides are to be an error, not a gap
      statement.execute(
          """
          set statement_timeout = %d;
          set default_transaction_read_only = on;
          set row_security = off;
          set enable_seqscan = off;
          set enable_bitmapscan = off;
          set enable_sort = off;
          set max_parallel_workers_per_gather = 0;
          set jit = off
          """
              .formatted(statementTimeout.toMillis()));
      return session;
    } catch (SQLException e) {
      session.close();
      throw session.refused(e, "connecting");
    }
  }

  /** How long the driver waits for bytes from the server before it gives the connection up. */
  void waitAtMost(Duration timeout) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
  }

  /** What one row of an answer becomes. */
  @FunctionalInterface
  interface RowMapper<R> {
    R map(ResultSet row) throws SQLException;
  }

  /** Asks for a handful of rows. */
  <R> List<R> list(String doing, String sql, RowMapper<R> mapper, Object... parameters)
      throws JournalException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<R> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(mapper.map(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw refused(e, doing);
    }
  }

  /** Asks for exactly one row. */
  <R> R one(String doing, String sql, RowMapper<R> mapper, Object... parameters)
      throws JournalException {
    return list(doing, sql, mapper, parameters).get(0);
  }

  /** A standby may lag behind its primary, and does not know who writes there. */
  boolean isOnStandby() throws JournalException {
    return one(
        "asking whether it is a standby",
        "select pg_catalog.pg_is_in_recovery()",
        row -> row.getBoolean(1));
  }

  Connection connection() {
    return connection;
  }

  String server() {
    return server;
  }

  JournalException refused(SQLException cause, String doing) {
    return Refusal.of(cause, server, doing);
  }

  /** Fails what is being asked, without a word to the server, which may not listen; any thread. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("{}: the connection was aborted with an error", server, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("{}: the connection was closed with an error", server, e);
    }
  }
}
