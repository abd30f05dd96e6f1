package io.sportscards.demo.backfill;

import io.sportscards.archive.Journal;
import io.sportscards.backfill.journal.JournalCount;
import io.sportscards.backfill.journal.LastId;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Table;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** What a backfill would do. */
record BackfillPlan(String runId, JournalRange range, JournalCount count) {

  /** A range of which only the last id is not known yet. */
  @FunctionalInterface
  interface Range {
    JournalRange upTo(long upperId) throws CommandFailure;
  }

  /** Fixes the last id and counts the rows. */
  static BackfillPlan of(Settings settings, String runId, Range range)
      throws IOException, SQLException, CommandFailure {
    Journal journal = new Journal(settings);
    JournalRange rows = range.upTo(upperId(journal));
    try (Connection connection = journal.connect()) {
      return new BackfillPlan(runId, rows, JournalCount.of(connection, journal.table(), rows));
    }
  }

  private static long upperId(Journal journal) throws IOException, SQLException, CommandFailure {
    try (Connection connection = journal.connect()) {
      return lastId(connection, journal.table());
    }
  }

  /** The server has let us in, so whatever it objects to is for a person to change. */
  private static long lastId(Connection connection, String table)
      throws SQLException, CommandFailure {
    try {
      return LastId.fix(connection, table);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
  }

  /** One line. */
  String sentence() {
    return "Run %s: %,d rows up to id %d with %s from %s to %s (not included)%s"
        .formatted(
            runId,
            count.rows(),
            range.upperId(),
            range.by(),
            range.from(),
            range.to(),
            range.eventTypes() == null ? "" : " of " + String.join(", ", range.eventTypes()));
  }

  /** Rows by type and month, and files. */
  String text(long rollBytes) {
    Table table = new Table("event_type", "month", "rows", "days", "bytes");
    for (JournalCount.Group group : count.groups()) {
      table.row(group.eventType(), group.month(), group.rows(), group.days(), group.bytes());
    }
    return table
        + ("%n  %,d rows of %,d bytes. About %,d files of bronze, one for each type and day and more where one"
                + " grows beyond %,d MiB; what is rejected, one more for each reason and day.%n")
            .formatted(count.rows(), count.bytes(), count.partitions(), rollBytes >> 20);
  }
}
