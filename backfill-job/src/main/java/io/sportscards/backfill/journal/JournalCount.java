package io.sportscards.backfill.journal;

import io.sportscards.ingest.run.JournalRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the journal itself says of a range, by type and month.
 *
 * @param groups in the order of type and month
 */
public record JournalCount(List<Group> groups) {

  /**
   * Rows of one type and month.
   *
   * @param month of occurred_at in UTC, {@code yyyy-mm}
   * @param days on which there is a row: as many partitions of bronze
   * @param bytes of their bodies
   */
  public record Group(String eventType, String month, long rows, long days, long bytes) {}

  /** Counts; the table is scanned up to the upper id. */
  public static JournalCount of(Connection connection, String table, JournalRange range)
      throws SQLException {
    List<Group> groups = new ArrayList<>();
    try (PreparedStatement statement =
            RangeSql.over(
                connection,
                table,
                range,
                "select event_type, to_char(occurred_at at time zone 'UTC', 'YYYY-MM'), count(*),"
                    + " count(distinct (occurred_at at time zone 'UTC')::date), sum(octet_length(body))",
                "group by 1, 2 order by 1, 2");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        groups.add(
            new Group(
                result.getString(1),
                result.getString(2),
                result.getLong(3),
                result.getLong(4),
                result.getLong(5)));
      }
    }
    return new JournalCount(groups);
  }

  public long rows() {
    return groups.stream().mapToLong(Group::rows).sum();
  }

  /** Pairs of type and day: files of bronze, unless one grows beyond its target. */
  public long partitions() {
    return groups.stream().mapToLong(Group::days).sum();
  }

  public long bytes() {
    return groups.stream().mapToLong(Group::bytes).sum();
  }
}
