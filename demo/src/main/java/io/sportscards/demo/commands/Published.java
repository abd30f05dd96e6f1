package io.sportscards.demo.commands;

import io.sportscards.contracts.RejectionReason;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.settings.screen.Table;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one publish run sent where.
 *
 * @param queued to the queue and the journal
 * @param journalOnly to the journal, when there was no queue yet
 */
record Published(LedgerTotals queued, LedgerTotals journalOnly) {

  /** A table for people; the second column is left out when it would be empty. */
  String text() {
    Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
    reasons.addAll(queued.rejected().keySet());
    reasons.addAll(journalOnly.rejected().keySet());
    boolean isSplit = journalOnly.lines() > 0;
    Table table =
        isSplit
            ? new Table("published", "queue and journal", "journal only")
            : new Table("published", "messages");
    row(table, isSplit, "distinct events", queued.accepted(), journalOnly.accepted());
    row(table, isSplit, "conflicting duplicates", queued.conflicting(), journalOnly.conflicting());
    for (RejectionReason reason : reasons) {
      row(table, isSplit, reason.name(), count(queued, reason), count(journalOnly, reason));
    }
    row(table, isSplit, "repeats", queued.repeats(), journalOnly.repeats());
    return table.toString();
  }

  private static void row(Table table, boolean isSplit, String what, long queued, long recorded) {
    if (isSplit) {
      table.row(what, queued, recorded);
    } else {
      table.row(what, queued);
    }
  }

  private static long count(LedgerTotals totals, RejectionReason reason) {
    return totals.rejected().getOrDefault(reason, 0L);
  }
}
