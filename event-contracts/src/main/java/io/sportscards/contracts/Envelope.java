package io.sportscards.contracts;

import io.sportscards.contracts.MessageValue.ByteRange;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.time.Instant;

/** The envelope as read, which may be incomplete: what is unset, or was not reached, is null. */
final class Envelope {
  /** The fields of a line before event_date, by number. */
  static final int[] BEFORE_EVENT_DATE = {
    EventEnvelope.EVENT_ID_FIELD_NUMBER,
    EventEnvelope.EVENT_TYPE_FIELD_NUMBER,
    EventEnvelope.SCHEMA_VERSION_FIELD_NUMBER,
    EventEnvelope.OCCURRED_AT_FIELD_NUMBER
  };

  /** The fields of a line right after event_date, by number. */
  static final int[] AFTER_EVENT_DATE = {
    EventEnvelope.PRODUCER_FIELD_NUMBER, EventEnvelope.AGGREGATE_ID_FIELD_NUMBER
  };

  final MessageValue value;

  Envelope(EventContract contract) {
    value = new MessageValue(contract.envelope());
  }

  FieldShape field(int number) {
    return value.shape.numbered(number);
  }

  Object slot(int number) {
    return value.slots[field(number).index];
  }

  String eventId() {
    return (String) slot(EventEnvelope.EVENT_ID_FIELD_NUMBER);
  }

  String eventType() {
    return (String) slot(EventEnvelope.EVENT_TYPE_FIELD_NUMBER);
  }

  /** Null also where the seconds and nanos are no time in the years 1 to 9999. */
  Instant occurredAt() {
    MessageValue time = (MessageValue) slot(EventEnvelope.OCCURRED_AT_FIELD_NUMBER);
    if (time == null || !UtcTime.isInRange(time.integer(1), time.integer(2))) {
      return null;
    }
    return Instant.ofEpochSecond(time.integer(1), time.integer(2));
  }

  ByteRange payload() {
    return (ByteRange) slot(EventEnvelope.PAYLOAD_FIELD_NUMBER);
  }
}
