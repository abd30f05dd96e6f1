package io.sportscards.platform.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The good events of ledgers, one content of each. Where several contents were sent under one
 * event_id, the first that was received counts; no ledger can know which that was, so a reader has
 * to be told.
 */
public final class SentEvents {
  private SentEvents() {}

  /** The event_ids under which several contents were sent. */
  public static Set<String> inConflict(List<Path> ledgers) throws IOException {
    Set<String> ids = new TreeSet<>();
    LedgerReader.readAll(
        ledgers,
        entry -> {
          if (entry instanceof LedgerEntry.Conflicting event) {
            ids.add(event.eventId());
          }
        });
    return ids;
  }

  /**
   * Hands on each event as its canonical JSON, twice where two ledgers hold it.
   *
   * @param received by event_id the hash of the content that was received first, as the bronze line
   *     has it; what was sent as good is taken of an event_id that is not among them
   */
  public static void read(List<Path> ledgers, Map<String, String> received, Consumer<byte[]> events)
      throws IOException {
    LedgerReader.readAll(
        ledgers,
        entry -> {
          if (entry instanceof LedgerEntry.Accepted event) {
            String hash = received.get(event.eventId());
            if (hash == null || hash.equals(hash(event.canonical()))) {
              events.accept(event.canonical());
            }
          } else if (entry instanceof LedgerEntry.Conflicting event
              && hash(event.canonical()).equals(received.get(event.eventId()))) {
            events.accept(event.canonical());
          }
        });
  }

  private static String hash(byte[] canonical) {
    return Digest.of(canonical).hex();
  }
}
