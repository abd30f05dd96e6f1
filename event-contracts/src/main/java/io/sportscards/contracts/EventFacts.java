package io.sportscards.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of the event in a rejected message: from its envelope as far as that could be read,
 * else from what the transport said of it. Each is null where unknown or against its rule.
 *
 * @param eventDate day of occurred_at in UTC
 */
record EventFacts(String eventId, String eventType, String eventDate) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static EventFacts of(EventContract contract, Envelope envelope, RawMessage message) {
    Map<String, String> headers = texts(message.headers());
    String eventId = valid(contract, EventEnvelope.EVENT_ID_FIELD_NUMBER, envelope.eventId());
    if (eventId == null) {
      eventId = valid(contract, EventEnvelope.EVENT_ID_FIELD_NUMBER, headers.get("event_id"));
    }
    String eventType = valid(contract, EventEnvelope.EVENT_TYPE_FIELD_NUMBER, envelope.eventType());
    if (eventType == null) {
      eventType = valid(contract, EventEnvelope.EVENT_TYPE_FIELD_NUMBER, message.declaredType());
    }
    if (eventType == null) {
      eventType = valid(contract, EventEnvelope.EVENT_TYPE_FIELD_NUMBER, headers.get("event_type"));
    }
    Instant occurredAt = envelope.occurredAt();
    if (occurredAt == null && headers.containsKey("occurred_at")) {
      occurredAt = UtcTime.parse(headers.get("occurred_at"));
    }
    String eventDate =
        occurredAt == null ? null : UtcTime.date(occurredAt.getEpochSecond()).toString();
    return new EventFacts(eventId, eventType, eventDate);
  }

  private static String valid(EventContract contract, int number, String text) {
    if (text == null) {
      return null;
    }
    try {
      contract.envelope().numbered(number).check.text(text);
      return text;
    } catch (BrokenRule e) {
      return null;
    }
  }

  /** The members of an object that are texts; as many as can be read, whatever comes. */
  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new HashMap<>();
    if (json == null) {
      return texts;
    }
    try (JsonParser in = FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return texts;
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.VALUE_STRING) {
          texts.put(name, in.getText());
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      return texts;
    }
    return texts;
  }
}
