package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalTable;
import io.sportscards.connectors.journal.internal.PageLimits;
import io.sportscards.connectors.journal.internal.Patience;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.time.Duration;
import java.util.List;

/** Settings for the journal of OnPostgres. */
final class TestJournal {

  static final RowFilter ALL = new RowFilter(null, null, null, null, null);
  static final JournalTable EVENTS =
      new JournalTable("events", "id", List.of("event_type", "recorded_at", "body"));

  private TestJournal() {}

  static JournalSettings settings(PageLimits limits) {
    return settings(EVENTS, ALL, limits);
  }

  static JournalSettings settings(JournalTable table, RowFilter filter, PageLimits limits) {
    return new JournalSettings(table, filter, limits, patience(Duration.ofMinutes(1)), 1_000, null);
  }

  static JournalSettings settings(JournalTable table, Duration boundTimeout) {
    return new JournalSettings(
        table, ALL, new PageLimits(100, 1 << 20, 1 << 20), patience(boundTimeout), 1_000, null);
  }

  static JournalSettings upTo(long id) {
    return new JournalSettings(
        EVENTS,
        ALL,
        new PageLimits(100, 1 << 20, 1 << 20),
        patience(Duration.ofMinutes(1)),
        1_000,
        id);
  }

  private static Patience patience(Duration bound) {
    return new Patience(Duration.ofMinutes(1), Duration.ofMinutes(1), bound);
  }
}
