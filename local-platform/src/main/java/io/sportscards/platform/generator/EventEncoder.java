package io.sportscards.platform.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.Descriptor;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.platform.generator.encode.CanonicalForm;
import io.sportscards.platform.generator.encode.Fields;
import io.sportscards.platform.generator.encode.JsonForm;
import io.sportscards.platform.generator.encode.ProtobufForm;
import io.sportscards.platform.generator.encode.Value;
import io.sportscards.platform.generator.world.WorldEvent;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Turns what happened into the messages that producers send. */
public final class EventEncoder {
  public static final String PROTOBUF = "application/x-protobuf";
  public static final String JSON = "application/json";

  /** A field number that no message of the contract uses. */
  private static final int UNKNOWN_FIELD = 1_999;

  private EventEncoder() {}

  /** Envelope and payload as one object, in the order of the .proto files. */
  public static Fields envelope(String eventId, WorldEvent event) {
    return new Fields()
        .text("event_id", eventId)
        .text("event_type", event.type())
        .whole("schema_version", 1)
        .moment("occurred_at", event.occurredAt())
        .text("producer", event.producer())
        .text("aggregate_id", event.aggregateId())
        .put("payload", event.payload());
  }

  public static byte[] canonical(Fields envelope) {
    return CanonicalForm.of(envelope).getBytes(UTF_8);
  }

  public static byte[] json(Fields envelope, SplittableRandom random) {
    return JsonForm.of(envelope, random).getBytes(UTF_8);
  }

  /** JSON with a member of the payload that the contract does not know. */
  public static byte[] jsonWithUnknownMember(Fields envelope, SplittableRandom random) {
    Fields payload = (Fields) envelope.value("payload").orElseThrow();
    Fields more = payload.copy().text("member_of_tomorrow", "n° " + random.nextInt(100));
    return json(envelope.with("payload", more), random);
  }

  /**
   * Protobuf of an envelope whose payload belongs to {@code eventType}, which may differ from the
   * one that the envelope names.
   */
  public static byte[] protobuf(Fields envelope, String eventType) {
    Value payload = envelope.value("payload").orElse(null);
    byte[] encoded =
        payload instanceof Fields fields
            ? ProtobufForm.of(fields, PayloadTypes.of(eventType))
            : null;
    return protobufWithPayload(envelope, encoded);
  }

  /** Protobuf with a field in the payload that the contract does not know. */
  public static byte[] protobufWithUnknownField(
      Fields envelope, String eventType, SplittableRandom random) {
    Fields payload = (Fields) envelope.value("payload").orElseThrow();
    byte[] known = ProtobufForm.of(payload, PayloadTypes.of(eventType));
    byte[] unknown =
        ProtobufForm.field(
            UNKNOWN_FIELD, ("field of tomorrow " + random.nextInt(100)).getBytes(UTF_8));
    return protobufWithPayload(envelope, joined(known, unknown));
  }

  /** The payload alone. */
  public static byte[] protobufPayload(WorldEvent event) {
    return ProtobufForm.of(event.payload(), PayloadTypes.of(event.type()));
  }

  /** Protobuf of an envelope around these payload bytes; null leaves the payload out. */
  public static byte[] protobufWithPayload(Fields envelope, byte[] payload) {
    Descriptor type = EventEnvelope.getDescriptor();
    byte[] head = ProtobufForm.of(envelope.without("payload"), type);
    if (payload == null) {
      return head;
    }
    return joined(head, ProtobufForm.field(EventEnvelope.PAYLOAD_FIELD_NUMBER, payload));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
