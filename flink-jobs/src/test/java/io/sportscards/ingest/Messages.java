package io.sportscards.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.RawMessage;
import java.time.Instant;
import java.time.LocalDate;

/** Messages as producers send them, all received at one instant. */
public final class Messages {
  public static final Instant RECEIVED_AT = Instant.parse("2026-02-01T12:00:00Z");
  public static final int DAYS = 5;
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-27");

  private Messages() {}

  /**
   * An event that differs from another of the same number by its content alone.
   *
   * @param number decides id, type and day
   */
  public static RawMessage event(int number, int content) {
    String occurredAt = FIRST_DAY.plusDays(number % DAYS) + "T10:00:00Z";
    String type = number % 2 == 0 ? "engagement.card_interacted" : "orders.order_status_changed";
    String payload =
        number % 2 == 0
            ? "{\"interaction_id\":\"i-%d\",\"customer_id\":\"c-%d\",\"sku\":\"SKU-1\",\"action\":\"INTERACTION_ACTION_VIEW\",\"interacted_at\":\"%s\"}"
                .formatted(number, content, occurredAt)
            : "{\"order_id\":\"o-%d\",\"to_status\":\"ORDER_STATUS_PAID\",\"changed_at\":\"%s\",\"reason\":\"r-%d\"}"
                .formatted(number, occurredAt, content);
    return json(
        "{\"event_id\":\"e-%d\",\"event_type\":\"%s\",\"schema_version\":1,\"occurred_at\":\"%s\",\"producer\":\"test\",\"aggregate_id\":\"a-%d\",\"payload\":%s}"
            .formatted(number, type, occurredAt, number, payload));
  }

  public static RawMessage json(String body) {
    return new RawMessage(body.getBytes(UTF_8), "application/json", null, null, RECEIVED_AT);
  }

  /** Of a content type that nobody decodes. */
  public static RawMessage unsupported(String body) {
    return new RawMessage(body.getBytes(UTF_8), "text/csv", null, null, RECEIVED_AT);
  }
}
