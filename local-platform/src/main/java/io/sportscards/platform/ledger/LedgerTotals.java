package io.sportscards.platform.ledger;

import io.sportscards.contracts.RejectionReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What one publish run sent: confirmed messages by what must become of them. */
public final class LedgerTotals {
  private long sent;
  private long repeats;
  private long accepted;
  private long conflicting;
  private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
  private final Map<String, Long> acceptedByType = new TreeMap<>();

  void count(LedgerEntry entry) {
    sent++;
    if (entry instanceof LedgerEntry.Accepted) {
      accepted++;
      acceptedByType.merge(entry.eventType(), 1L, Long::sum);
    } else if (entry instanceof LedgerEntry.Conflicting) {
      conflicting++;
    } else if (entry instanceof LedgerEntry.Rejected bad) {
      rejected.merge(bad.reason(), 1L, Long::sum);
    }
  }

  void countRepeat() {
    sent++;
    repeats++;
  }

  /** Messages that the broker confirmed. */
  public long sent() {
    return sent;
  }

  /** Messages that demand no line of their own. */
  public long repeats() {
    return repeats;
  }

  /** Distinct event_ids. */
  public long accepted() {
    return accepted;
  }

  /** Further contents of an event_id already counted as accepted. */
  public long conflicting() {
    return conflicting;
  }

  /** Distinct bad messages; reasons that did not occur are absent. */
  public Map<RejectionReason, Long> rejected() {
    return rejected;
  }

  public Map<String, Long> acceptedByType() {
    return acceptedByType;
  }

  /** Lines that the archive must hold in all. */
  public long lines() {
    return accepted + conflicting + rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
