package io.sportscards.platform.generator.fault;

import io.sportscards.platform.generator.EventEncoder;
import io.sportscards.platform.generator.encode.Fields;
import io.sportscards.platform.generator.encode.Value;
import io.sportscards.platform.generator.world.WorldEvent;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A good event that is about to be spoilt.
 *
 * @param envelope with an event_id of its own
 * @param maxBodyBytes the platform's limit on a body
 */
record Draft(WorldEvent event, Fields envelope, int maxBodyBytes, SplittableRandom random) {

  byte[] json() {
    return EventEncoder.json(envelope, random);
  }

  byte[] protobuf() {
    return EventEncoder.protobuf(envelope, event.type());
  }

  /** The event with another value in the envelope, in either encoding; null leaves it out. */
  Spoilt withEnvelope(String field, Value value) {
    return encoded(envelope.with(field, value));
  }

  /** The event with another value in the payload, in either encoding; null leaves it out. */
  Spoilt withPayload(String field, Value value) {
    return encoded(envelope.with("payload", event.payload().with(field, value)));
  }

  /** The same as JSON: for values that protobuf could not even write. */
  Spoilt withJsonPayload(String field, Value value) {
    return Spoilt.json(
        EventEncoder.json(envelope.with("payload", event.payload().with(field, value)), random));
  }

  Spoilt withJsonEnvelope(String field, Value value) {
    return Spoilt.json(EventEncoder.json(envelope.with(field, value), random));
  }

  /** The order with another value in its first line. */
  Spoilt withOrderLine(String field, Value value) {
    Value.Items lines = (Value.Items) event.payload().value("lines").orElseThrow();
    Fields first = (Fields) lines.values().get(0);
    return withPayload("lines", new Value.Items(List.of(first.with(field, value))));
  }

  private Spoilt encoded(Fields spoilt) {
    return random.nextBoolean()
        ? Spoilt.json(EventEncoder.json(spoilt, random))
        : Spoilt.protobuf(EventEncoder.protobuf(spoilt, event.type()));
  }
}
