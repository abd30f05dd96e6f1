package io.sportscards.contracts;

/**
 * What every message, good or bad, becomes: one line in one partition.
 *
 * @param identity what duplicates share: the event_id, or for a rejected message {@code
 *     rejected/<rejection_id>} (an event_id holds no slash, so the two never meet)
 * @param contentHash 16 bytes: of an accepted event the first half of SHA-256 over its canonical
 *     envelope and payload; of a rejected message its rejection_id's bytes
 * @param partition directory below the archive's root, with no slash at either end, e.g. {@code
 *     bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-01-31}
 * @param line the finished JSON line in UTF-8, with no newline
 * @param receivedAtMillis {@link RawMessage#receivedAt()} in milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copying would cost the hot path
public record ArchiveLine(
    String identity, byte[] contentHash, String partition, byte[] line, long receivedAtMillis) {}
