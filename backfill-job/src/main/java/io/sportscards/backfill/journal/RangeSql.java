package io.sportscards.backfill.journal;

import static io.sportscards.backfill.journal.JournalColumns.EVENT_TYPE;
import static io.sportscards.backfill.journal.JournalColumns.ID;
import static io.sportscards.backfill.journal.JournalColumns.OCCURRED_AT;
import static io.sportscards.backfill.journal.JournalColumns.RECORDED_AT;

import io.sportscards.ingest.run.JournalRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The rows of a range, for statements of our own beside the job: the same that the job reads. */
final class RangeSql {
  private RangeSql() {}

  /**
   * A statement over the rows of the range.
   *
   * @param select what goes before {@code from}, without texts from outside
   * @param rest what goes behind {@code where}, the same
   */
  static PreparedStatement over(
      Connection connection, String table, JournalRange range, String select, String rest)
      throws SQLException {
    boolean picksTypes = range.eventTypes() != null;
    String by = column(range.by());
    PreparedStatement statement =
        connection.prepareStatement(
            "%s from %s where %s <= ? and %s >= ? and %s < ?%s %s"
                .formatted(
                    select,
                    quoted(table),
                    ID,
                    by,
                    by,
                    picksTypes ? " and " + EVENT_TYPE + " = any(?)" : "",
                    rest));
    statement.setLong(1, range.upperId());
    statement.setObject(2, Instant.parse(range.from()).atOffset(ZoneOffset.UTC));
    statement.setObject(3, Instant.parse(range.to()).atOffset(ZoneOffset.UTC));
    if (picksTypes) {
      statement.setArray(4, connection.createArrayOf("text", range.eventTypes().toArray()));
    }
    return statement;
  }

  /** A range may come from a stored record, and a column's name becomes part of a statement. */
  private static String column(String by) {
    if (!List.of(OCCURRED_AT, RECORDED_AT).contains(by)) {
      throw new IllegalArgumentException(
          "A range is bounded by \"%s\"; expected %s or %s"
              .formatted(by, OCCURRED_AT, RECORDED_AT));
    }
    return by;
  }

  /** Each part of a name that may hold a schema. */
  static String quoted(String table) {
    return '"' + table.replace("\"", "\"\"").replace(".", "\".\"") + '"';
  }
}
