package io.sportscards.platform.generator.fault;

import static io.sportscards.contracts.RejectionReason.INVALID_ENVELOPE;
import static io.sportscards.contracts.RejectionReason.UNKNOWN_EVENT_TYPE;

import io.sportscards.platform.generator.encode.Value;
import java.time.Instant;
import java.util.List;

/** Envelopes that break a rule. */
final class EnvelopeFlaws {
  static final List<Flaw> ALL =
      List.of(
          Flaw.ofAny(UNKNOWN_EVENT_TYPE, "not in the catalog", d -> type(d, "orders.order_beamed")),
          Flaw.ofAny(UNKNOWN_EVENT_TYPE, "an area alone", d -> type(d, "orders")),
          Flaw.ofAny(INVALID_ENVELOPE, "no event_id", d -> d.withEnvelope("event_id", null)),
          Flaw.ofAny(INVALID_ENVELOPE, "an empty event_id", d -> id(d, "")),
          Flaw.ofAny(INVALID_ENVELOPE, "a path as event_id", d -> id(d, "../" + d.event().type())),
          Flaw.ofAny(INVALID_ENVELOPE, "a long event_id", d -> id(d, "x".repeat(129))),
          Flaw.ofAny(INVALID_ENVELOPE, "no event_type", d -> d.withEnvelope("event_type", null)),
          Flaw.ofAny(INVALID_ENVELOPE, "a type in capitals", d -> type(d, "Orders.OrderPlaced")),
          Flaw.ofAny(
              INVALID_ENVELOPE, "version 0", d -> d.withEnvelope("schema_version", whole(0))),
          Flaw.ofAny(INVALID_ENVELOPE, "no occurred_at", d -> d.withEnvelope("occurred_at", null)),
          Flaw.ofAny(INVALID_ENVELOPE, "before 2000", d -> at(d, "1999-12-31T23:59:59.999999Z")),
          Flaw.ofAny(INVALID_ENVELOPE, "in the far future", d -> at(d, "2999-01-01T00:00:00Z")),
          Flaw.ofAny(
              INVALID_ENVELOPE,
              "a time in words",
              d -> d.withJsonEnvelope("occurred_at", new Value.Text("yesterday"))),
          Flaw.ofAny(INVALID_ENVELOPE, "no producer", d -> d.withEnvelope("producer", null)),
          Flaw.ofAny(
              INVALID_ENVELOPE, "no aggregate_id", d -> d.withEnvelope("aggregate_id", null)),
          Flaw.ofAny(INVALID_ENVELOPE, "no payload", d -> d.withEnvelope("payload", null)));

  private EnvelopeFlaws() {}

  private static Value whole(long number) {
    return new Value.Whole(number);
  }

  private static Spoilt id(Draft draft, String id) {
    return draft.withEnvelope("event_id", new Value.Text(id));
  }

  private static Spoilt type(Draft draft, String type) {
    return draft.withEnvelope("event_type", new Value.Text(type));
  }

  private static Spoilt at(Draft draft, String instant) {
    return draft.withEnvelope("occurred_at", new Value.Moment(Instant.parse(instant)));
  }
}
