package io.sportscards.platform.ledger;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines that the ledgers demand, told apart by what they say and not by where they lie, so that
 * one line of a ledger is at most one line of each run, whichever of two conflicting contents the
 * run took for the first. Some 60 bytes for an event. Not thread-safe.
 */
final class SentLines {
  /** No line that was sent. */
  static final int NONE = -1;

  private final EventTable events = new EventTable();
  private final Map<Digest, Integer> others = new HashMap<>();

  static SentLines of(Demands demands) throws IOException {
    SentLines lines = new SentLines();
    demands.forEach(lines::add);
    return lines;
  }

  private void add(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Accepted event) {
      add(Digest.ofText(event.eventId()), Digest.of(event.canonical()));
    } else if (entry instanceof LedgerEntry.Conflicting event) {
      add(Digest.ofText(event.eventId()), Digest.of(event.canonical()));
    } else if (entry instanceof LedgerEntry.Rejected message) {
      others.putIfAbsent(rejection(message), others.size());
    }
  }

  private void add(Digest id, Digest content) {
    Digest first = events.putIfAbsent(id, content);
    if (first != null && !first.equals(content)) {
      others.putIfAbsent(content, others.size());
    }
  }

  private static Digest rejection(LedgerEntry.Rejected message) {
    return Digest.ofText(RejectionId.of(message.reason(), message.contentType(), message.body()));
  }

  /** Lines in all. */
  long count() {
    return eventIds() + others.size();
  }

  /** Distinct event_ids. */
  long eventIds() {
    return events.size();
  }

  /** The numbers of lines and of event_ids are lower. */
  int capacity() {
    return events.capacity() + others.size();
  }

  /** The number of an event_id; {@link #NONE} when it was not sent. */
  int eventId(Digest id) {
    return events.find(id);
  }

  /** The number of an event's line; {@link #NONE} when no such content was sent. */
  int event(Digest id, Digest content) {
    int slot = events.find(id);
    return slot >= 0 && events.content(slot).equals(content) ? slot : other(content);
  }

  /** The number of a bad message's line; {@link #NONE} when it was not sent. */
  int rejected(String rejectionId) {
    return other(Digest.ofText(rejectionId));
  }

  /** The number of what a ledger demands. */
  int of(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Accepted event) {
      return event(Digest.ofText(event.eventId()), Digest.of(event.canonical()));
    }
    if (entry instanceof LedgerEntry.Conflicting event) {
      return event(Digest.ofText(event.eventId()), Digest.of(event.canonical()));
    }
    return other(rejection((LedgerEntry.Rejected) entry));
  }

  private int other(Digest key) {
    Integer number = others.get(key);
    return number == null ? NONE : events.capacity() + number;
  }
}
