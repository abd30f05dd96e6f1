package io.sportscards.backfill.journal;

import static io.sportscards.backfill.journal.JournalColumns.BODY;
import static io.sportscards.backfill.journal.JournalColumns.ID;

import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.run.JournalRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The messages of a range once more, by one plain query: what a backfill's files are held against.
 */
public final class JournalRows {
  private static final int FETCH_ROWS = 100;
  // of which FETCH_ROWS may be in memory; a larger one is fetched alone
  private static final int PAGE_BODY_BYTES = 1 << 20;

  private JournalRows() {}

  /**
   * Hands on each row's message, as the job sees it.
   *
   * @param connection in autocommit, used by nobody else meanwhile
   */
  public static void forEach(
      Connection connection, String table, JournalRange range, Consumer<RawMessage> messages)
      throws SQLException {
    // or the driver would fetch the whole result at once
    connection.setAutoCommit(false);
    RowToMessage reader = new RowToMessage(table);
    try (PreparedStatement statement = RangeSql.over(connection, table, range, select(), "");
        PreparedStatement large =
            connection.prepareStatement(
                "select %s from %s where %s = ?".formatted(BODY, RangeSql.quoted(table), ID))) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          messages.accept(reader.read(new ResultSetRow(result, large)));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String select() {
    return ("select id, event_id, event_type, occurred_at, content_type, recorded_at,"
            + " octet_length(body) as %s, case when octet_length(body) <= %d then body end as body")
        .formatted(ResultSetRow.SIZE, PAGE_BODY_BYTES);
  }
}
