package io.sportscards.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sportscards.contracts.MessageValue.ByteRange;
import java.io.IOException;
import java.time.Instant;

/**
 * The verdict on a message, as the one line that it becomes: a bronze line of the event it holds,
 * or a quarantine line that says why it holds none.
 *
 * <p>The body is judged as a whole first (size, content type, encoding), then the envelope, then
 * the event type, then the payload; the first fault found is the reason. Keeps buffers between
 * messages, so one thread uses it at a time.
 */
public final class EventDecoder {
  // In base64 it leaves room in a line for the canonical form of what it says.
  static final int MOST_BODY_BYTES = 4 << 20;

  private final EventContract contract;
  private final RunContext run;
  private final int maxBodyBytes;
  private final DecodeObserver observer;
  private final BronzeLine line;
  private final BronzePartitions partitions;

  /**
   * A decoder for one run and one thread.
   *
   * @param maxBodyBytes larger bodies are rejected unparsed; 1 to 4,194,304
   */
  public EventDecoder(
      EventContract contract, RunContext run, int maxBodyBytes, DecodeObserver observer) {
    if (maxBodyBytes < 1 || maxBodyBytes > MOST_BODY_BYTES) {
      throw new IllegalArgumentException(
          "The greatest body is " + maxBodyBytes + " bytes; 1 to " + MOST_BODY_BYTES + " expected");
    }
    RunNames.check(run);
    this.contract = contract;
    this.run = run;
    this.maxBodyBytes = maxBodyBytes;
    this.observer = observer;
    this.line = new BronzeLine(contract, run);
    this.partitions = new BronzePartitions(run.runId());
  }

  /** Never throws, whatever the message holds; what the observer throws goes through. */
  public ArchiveLine decode(RawMessage message) {
    Envelope envelope = new Envelope(contract);
    Accepted accepted;
    try {
      accepted = accept(message, envelope);
    } catch (Rejection e) {
      return reject(message, envelope, e);
    } catch (JsonBuffer.Overflow e) {
      return reject(
          message,
          envelope,
          new Rejection(
              RejectionReason.INVALID_PAYLOAD, "The event's line would be " + e.getMessage()));
    } catch (RuntimeException e) {
      // A bug must not stop every event behind this one; the line keeps what is needed to mend it.
      return reject(
          message, envelope, new Rejection(RejectionReason.INVALID_PAYLOAD, bugReport(e)));
    }
    if (accepted.foundUnknown()) {
      observer.unknownField(envelope.eventType());
    }
    return accepted.line();
  }

  private record Accepted(ArchiveLine line, boolean foundUnknown) {}

  private Accepted accept(RawMessage message, Envelope envelope) throws Rejection {
    byte[] body = message.body();
    if (message.isBodyLeft() || body.length > maxBodyBytes) {
      throw new Rejection(
          RejectionReason.OVERSIZED,
          "The body is "
              + message.bodyBytes()
              + " bytes, but at most "
              + maxBodyBytes
              + " are expected"
              + (message.isBodyLeft() ? "; it was left where the headers say" : ""));
    }
    Encoding encoding = Encoding.of(message.contentType());
    BodyReader reader = encoding.reader();
    try {
      reader.read(envelope.value, body, new ByteRange(0, body.length));
      line.envelope(envelope, encoding, message.receivedAt());
    } catch (IOException e) {
      throw new Rejection(encoding.malformed, malformed("The body", encoding, e));
    } catch (BrokenRule e) {
      throw new Rejection(RejectionReason.INVALID_ENVELOPE, e.detail());
    }
    MessageShape shape = contract.shape(envelope.eventType());
    if (shape == null) {
      throw new Rejection(
          RejectionReason.UNKNOWN_EVENT_TYPE,
          "event_type is "
              + Quote.quote(envelope.eventType())
              + ", but one of the catalog of contract "
              + contract.fingerprint()
              + " is expected");
    }
    try {
      MessageValue payload = new MessageValue(shape);
      reader.read(payload, body, envelope.payload());
      line.payload(payload);
    } catch (IOException e) {
      throw new Rejection(encoding.malformed, malformed("The payload", encoding, e));
    } catch (BrokenRule e) {
      throw new Rejection(RejectionReason.INVALID_PAYLOAD, e.within("payload").detail());
    }
    boolean keepsBody = encoding == Encoding.PROTOBUF || reader.foundUnknown();
    byte[] contentHash = line.finish(keepsBody ? body : null);
    return new Accepted(archived(message, envelope, contentHash), reader.foundUnknown());
  }

  private ArchiveLine archived(RawMessage message, Envelope envelope, byte[] contentHash) {
    Instant occurredAt = envelope.occurredAt();
    return new ArchiveLine(
        envelope.eventId(),
        contentHash,
        partitions.of(envelope.eventType(), occurredAt.getEpochSecond()),
        line.bytes(),
        message.receivedAt().toEpochMilli());
  }

  private ArchiveLine reject(RawMessage message, Envelope envelope, Rejection rejection) {
    byte[] id = QuarantineLines.rejectionId(rejection.reason(), message);
    if (message.body().length > QuarantineLines.LONGEST_BODY) {
      observer.keepBody(ContentHash.hex(id), message.body());
    }
    return QuarantineLines.rejected(
        id, message, rejection, EventFacts.of(contract, envelope, message), run);
  }

  private static String malformed(String what, Encoding encoding, IOException fault) {
    String detail = fault.getMessage();
    if (fault instanceof JsonProcessingException json) {
      detail = json.getOriginalMessage();
      if (json.getLocation() != null) { // limits are exceeded nowhere in particular
        detail += ", at byte " + json.getLocation().getByteOffset();
      }
    }
    return what + " is not " + encoding.mediaType + ": " + Quote.clip(detail);
  }

  private static String bugReport(RuntimeException bug) {
    return "The decoder failed on this message, which is a bug in it: "
        + Quote.clip(bug.toString());
  }
}
