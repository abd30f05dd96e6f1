package io.sportscards.connectors.journal;

import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalTable;
import io.sportscards.connectors.journal.internal.PageLimits;
import io.sportscards.connectors.journal.internal.Patience;
import io.sportscards.connectors.journal.internal.RowFilter;
import io.sportscards.connectors.journal.internal.sql.FixedUpperId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Fixes the upper id without a job, for {@link JournalSourceBuilder#setUpperId}: several jobs, or a
 * count beside one, then read the same rows. Needs no Flink on the class path.
 */
public final class UpperId {

  private UpperId() {}

  /**
   * Waits for the transactions that may still commit a lower id than the greatest; they are neither
   * blocked nor slowed.
   *
   * @param connection in autocommit; its session's settings are others afterwards, so close it
   * @param patience for these transactions to end
   * @return empty if the table is
   * @throws IOException with a sentence: the table is not fit to be read, this is a standby, or a
   *     transaction has not ended in time
   */
  public static OptionalLong fix(
      Connection connection, String table, String keyColumn, Duration patience)
      throws IOException, SQLException {
    JournalSettings settings =
        new JournalSettings(
            new JournalTable(table, keyColumn, List.of(keyColumn)),
            new RowFilter(null, null, null, null, null),
            new PageLimits(1, 1, 1), // no row is read
            new Patience(patience, patience, patience),
            1,
            null);
    return FixedUpperId.of(connection, connection.getMetaData().getURL(), settings);
  }
}
