package io.sportscards.contracts;

import com.google.protobuf.Message;
import io.sportscards.contracts.MessageValue.ByteRange;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.contracts.options.v1.ContractOptions;
import java.io.IOException;
import java.security.MessageDigest;

/**
 * The canonical JSON of events that a program holds as protobuf messages: what their bronze lines
 * will say. For tests and ledgers; not for the hot path.
 */
public final class CanonicalJson {
  private final EventContract contract;

  /** Writes events as this contract has them. */
  public CanonicalJson(EventContract contract) {
    this.contract = contract;
  }

  /**
   * The {@code payload} of the event's line, in UTF-8.
   *
   * @param payload a message with an event type of the contract
   * @throws IllegalArgumentException if it breaks a rule of the contract
   */
  public byte[] payload(Message payload) {
    String eventType =
        payload.getDescriptorForType().getOptions().getExtension(ContractOptions.eventType);
    JsonBuffer out = new JsonBuffer(BronzeLine.LONGEST);
    payload(eventType, payload.toByteArray(), out);
    return out.copy();
  }

  /**
   * The event without what differs from run to run: one object with event_id, event_type,
   * schema_version, occurred_at, producer, aggregate_id and payload, in UTF-8. This is what {@link
   * #contentHash} takes.
   *
   * @throws IllegalArgumentException if it breaks a rule of the contract
   */
  public byte[] event(EventEnvelope message) {
    Envelope envelope = new Envelope(contract);
    byte[] bytes = message.toByteArray();
    JsonBuffer out = new JsonBuffer(BronzeLine.LONGEST);
    CanonicalWriter writer = new CanonicalWriter(out);
    try {
      new ProtobufReader().read(envelope.value, bytes, new ByteRange(0, bytes.length));
      out.raw('{');
      for (int number : Envelope.BEFORE_EVENT_DATE) {
        writer.member(envelope.field(number), envelope.slot(number), out.length() == 1);
      }
      for (int number : Envelope.AFTER_EVENT_DATE) {
        writer.member(envelope.field(number), envelope.slot(number), false);
      }
    } catch (IOException | BrokenRule e) {
      throw refused(message, e);
    }
    out.raw(",\"payload\":");
    payload(message.getEventType(), message.getPayload().toByteArray(), out);
    return out.raw('}').copy();
  }

  /**
   * The content_hash of an event's line, 16 bytes.
   *
   * @param event as {@link #event} gives it
   */
  public static byte[] contentHash(byte[] event) {
    MessageDigest digest = ContentHash.sha256();
    digest.update(event);
    return ContentHash.firstHalf(digest);
  }

  private void payload(String eventType, byte[] bytes, JsonBuffer out) {
    MessageShape shape = contract.shape(eventType);
    if (shape == null) {
      throw new IllegalArgumentException(
          "The catalog has no event type " + Quote.quote(eventType) + ".");
    }
    MessageValue value = new MessageValue(shape);
    try {
      new ProtobufReader().read(value, bytes, new ByteRange(0, bytes.length));
      new CanonicalWriter(out).payload(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("The payload is not a " + shape.name + ".", e);
    } catch (BrokenRule e) {
      throw new IllegalArgumentException(shape.name + "." + e.detail(), e);
    }
  }

  private static IllegalArgumentException refused(Message message, Exception fault) {
    String detail = fault instanceof BrokenRule broken ? broken.detail() : fault.getMessage();
    return new IllegalArgumentException(
        message.getDescriptorForType().getFullName() + "." + detail, fault);
  }
}
