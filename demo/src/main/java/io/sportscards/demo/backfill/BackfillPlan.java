package io.sportscards.demo.backfill;

import io.sportscards.backfill.journal.JournalCount;
import io.sportscards.demo.screen.Table;
import io.sportscards.ingest.run.JournalRange;

/** What a backfill would do. */
record BackfillPlan(String runId, JournalRange range, JournalCount count) {

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
