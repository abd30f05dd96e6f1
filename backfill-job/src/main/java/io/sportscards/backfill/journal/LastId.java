package io.sportscards.backfill.journal;

import io.sportscards.connectors.journal.UpperId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The last id of a backfill, below which nothing can appear any more. The command fixes it, not the
 * source, so that whatever reads the range again (a job manager that takes over, the count, a check
 * years later) reads the same rows.
 */
public final class LastId {
  private static final Duration WRITERS_PATIENCE = Duration.ofMinutes(5);

  private LastId() {}

  /**
   * Waits for the transactions in progress.
   *
   * @param connection as {@link UpperId#fix} needs it
   * @return 0 if the journal is empty
   * @throws IOException with a sentence: the table is not as expected, or a transaction that may
   *     still commit a lower id does not end
   */
  public static long fix(Connection connection, String table) throws IOException, SQLException {
    return UpperId.fix(connection, table, JournalColumns.ID, WRITERS_PATIENCE).orElse(0);
  }
}
