package io.sportscards.contracts;

import io.sportscards.contracts.events.v1.EventEnvelope;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Builds the lines of accepted events, one after the other: {@link #envelope}, {@link #payload},
 * {@link #finish}. What was written before a rule turned out broken is gone with the next start.
 *
 * <p>The content hash covers the canonical event, which is the line without what differs from run
 * to run, so its pieces are hashed as they are written.
 */
final class BronzeLine {
  // So that the quarantine line of a conflicting duplicate can hold the whole bronze line.
  static final int LONGEST = QuarantineLines.LONGEST_BODY;

  private final JsonBuffer out = new JsonBuffer(LONGEST);
  private final CanonicalWriter writer = new CanonicalWriter(out);
  private final MessageDigest digest = ContentHash.sha256();
  private final String run;
  private final String contract;

  BronzeLine(EventContract contract, RunContext run) {
    this.run =
        ",\"source\":\""
            + run.source()
            + "\",\"run_id\":\""
            + run.runId()
            + "\",\"generation\":"
            + run.generation();
    this.contract = contract.fingerprint();
  }

  /** Starts a line with all that comes before the payload. */
  void envelope(Envelope envelope, Encoding encoding, Instant receivedAt) throws BrokenRule {
    out.reset();
    digest.reset();
    out.raw('{');
    members(envelope, Envelope.BEFORE_EVENT_DATE);
    hashFrom(0);
    Instant occurredAt = envelope.occurredAt();
    OccurredAt.check(occurredAt, receivedAt);
    out.raw(",\"event_date\":\"");
    UtcTime.writeDate(out, occurredAt.getEpochSecond());
    out.raw('"');
    int start = out.length();
    members(envelope, Envelope.AFTER_EVENT_DATE);
    hashFrom(start);
    if (envelope.payload() == null) {
      throw new BrokenRule("is not set, but is required")
          .within(envelope.field(EventEnvelope.PAYLOAD_FIELD_NUMBER).name);
    }
    out.raw(",\"received_at\":");
    UtcTime.write(out, receivedAt.getEpochSecond(), receivedAt.getNano());
    out.raw(run).raw(",\"content_type\":\"").raw(encoding.mediaType).raw('"');
  }

  /**
   * @throws JsonBuffer.Overflow if the line becomes longer than {@link #LONGEST}
   */
  void payload(MessageValue payload) throws BrokenRule {
    int start = out.length();
    out.raw(",\"payload\":");
    writer.payload(payload);
    hashFrom(start);
  }

  /**
   * Completes the line and returns its content hash.
   *
   * @param raw the whole body as received, null where the canonical form says all that it said
   * @throws JsonBuffer.Overflow if the line becomes longer than {@link #LONGEST}
   */
  byte[] finish(byte[] raw) {
    digest.update((byte) '}');
    byte[] contentHash = ContentHash.firstHalf(digest);
    out.raw(",\"payload_raw\":");
    if (raw == null) {
      out.raw("null");
    } else {
      out.base64(raw);
    }
    out.raw(",\"content_hash\":\"").raw(ContentHash.hex(contentHash));
    out.raw("\",\"contract\":\"").raw(contract).raw("\"}");
    return contentHash;
  }

  /** The finished line. */
  byte[] bytes() {
    return out.copy();
  }

  private void members(Envelope envelope, int... numbers) throws BrokenRule {
    for (int number : numbers) {
      writer.member(envelope.field(number), envelope.slot(number), out.length() == 1);
    }
  }

  private void hashFrom(int start) {
    digest.update(out.array(), start, out.length() - start);
  }
}
