package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalSettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.OptionalLong;

/** The upper id over a connection of the caller's. */
public final class FixedUpperId {

  private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(5);

  private FixedUpperId() {}

  /**
   * Fixes it.
   *
   * @param server how to call it in an error
   * @return empty if the table is
   */
  public static OptionalLong of(Connection connection, String server, JournalSettings settings)
      throws JournalException {
    Session session = Session.over(connection, server, STATEMENT_TIMEOUT);
    return new UpperBound(session, TableShape.of(session, settings), settings, new Pause()).fix();
  }
}
