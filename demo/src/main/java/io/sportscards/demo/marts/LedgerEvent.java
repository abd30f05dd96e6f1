package io.sportscards.demo.marts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** A good event as it was sent. Its payload is canonical: amounts are texts, times are in UTC. */
record LedgerEvent(String id, String type, Instant occurredAt, JsonNode payload) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static LedgerEvent of(byte[] canonical) {
    try {
      JsonNode event = JSON.readTree(canonical);
      return new LedgerEvent(
          event.path("event_id").textValue(),
          event.path("event_type").textValue(),
          Instant.parse(event.path("occurred_at").textValue()),
          event.path("payload"));
    } catch (IOException e) {
      throw new UncheckedIOException("An event of the ledger is not JSON", e);
    }
  }

  /** Null when unset. */
  String text(String member) {
    return payload.path(member).textValue();
  }

  Instant time(String member) {
    return Instant.parse(text(member));
  }

  long whole(String member) {
    return payload.path(member).longValue();
  }

  /** Of money or a decimal; 0 when unset. */
  static BigDecimal amount(JsonNode value) {
    String text = value.isObject() ? value.path("amount").textValue() : value.textValue();
    return text == null ? BigDecimal.ZERO : new BigDecimal(text);
  }

  /** The name of an enum's value without its type, in lower case; null when unset. */
  static String name(String value, String prefix) {
    return value == null ? null : value.replace(prefix, "").toLowerCase(Locale.ROOT);
  }
}
