package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * Why and where the broker last gave up on a message, as it wrote into the header {@code x-death}.
 *
 * @param queue that the message was in; null where the broker does not say, as for a message that
 *     was published into the dead-letter queue, or one of the embedded broker
 * @param reason {@code delivery_limit}, {@code rejected}, {@code expired} or {@code maxlen}; {@link
 *     #UNKNOWN} where the broker does not say
 * @param count times that it died there for this reason
 * @param at when it first did; null where the broker does not say
 */
public record Death(String queue, String reason, long count, Instant at) {
  public static final String UNKNOWN = "unknown";

  static Death of(BasicProperties properties) {
    Map<String, Object> headers = properties.getHeaders();
    // the broker puts the latest first
    if (headers != null
        && headers.get("x-death") instanceof List<?> deaths
        && !deaths.isEmpty()
        && deaths.get(0) instanceof Map<?, ?> latest) {
      return new Death(
          text(latest.get("queue"), null),
          text(latest.get("reason"), UNKNOWN),
          latest.get("count") instanceof Number number ? number.longValue() : 1,
          latest.get("time") instanceof Date date ? date.toInstant() : null);
    }
    return new Death(null, UNKNOWN, 0, null);
  }

  private static String text(Object value, String otherwise) {
    return value == null || value.toString().isEmpty() ? otherwise : value.toString();
  }
}
