package io.sportscards.platform.generator;

import io.sportscards.platform.ledger.LedgerEntry;
import java.time.Instant;

/**
 * One message to publish, and what must become of it.
 *
 * @param contentType null when the sender declares none
 * @param sender the service that publishes it
 * @param eventId what the sender believes to be its event_id, also where the body does not hold it
 * @param eventType likewise
 * @param occurredAt likewise
 * @param expected what the archive must hold for it
 * @param isRepeat whether the stream already held a message that demands the same line; the content
 *     type and body may differ then, if it is the other encoding of the same event
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Message(
    byte[] body,
    String contentType,
    String sender,
    String eventId,
    String eventType,
    Instant occurredAt,
    LedgerEntry expected,
    boolean isRepeat) {

  /** The same message once more. */
  public Message repeated() {
    return new Message(body, contentType, sender, eventId, eventType, occurredAt, expected, true);
  }
}
