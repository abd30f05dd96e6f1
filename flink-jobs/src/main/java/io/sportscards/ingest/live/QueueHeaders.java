package io.sportscards.ingest.live;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.util.Map;

/**
 * What the broker and the producer said of a message beside its body, as JSON text: for whoever
 * looks into quarantine. Bounded, since a message of a few bytes may carry headers of 128 KiB:
 * values end after 256 characters, and what does not fit into about 4,096 is left out, which {@code
 * "truncated": true} says.
 */
public final class QueueHeaders {
  private static final int MAX_VALUE_CHARS = 256;
  private static final int MAX_CHARS = 4096;
  private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

  private final StringBuilder text = new StringBuilder(256).append('{');
  private int chars;
  private boolean isTruncated;

  private QueueHeaders() {}

  public static String toJson(Envelope envelope, AMQP.BasicProperties properties) {
    return new QueueHeaders().write(envelope, properties);
  }

  private String write(Envelope envelope, AMQP.BasicProperties properties) {
    member("exchange", envelope.getExchange());
    member("routing_key", envelope.getRoutingKey());
    member("type", properties.getType());
    member("message_id", properties.getMessageId());
    member("correlation_id", properties.getCorrelationId());
    member("app_id", properties.getAppId());
    member("user_id", properties.getUserId());
    member("content_encoding", properties.getContentEncoding());
    member("timestamp", properties.getTimestamp());
    if (properties.getHeaders() != null && !properties.getHeaders().isEmpty()) {
      name("headers");
      text.append('{');
      for (Map.Entry<String, Object> header : properties.getHeaders().entrySet()) {
        member(header.getKey(), header.getValue());
      }
      text.append('}');
    }
    if (isTruncated) {
      name("truncated");
      text.append("true");
    }
    return text.append('}').toString();
  }

  private void member(String name, Object value) {
    if (value == null || "".equals(value)) {
      return;
    }
    if (chars >= MAX_CHARS) {
      isTruncated = true;
      return;
    }
    String shown = cut(HeaderText.of(value, MAX_VALUE_CHARS));
    chars += name.length() + shown.length();
    name(name);
    quoted(shown);
  }

  private void name(String name) {
    if (text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
    quoted(name);
    text.append(':');
  }

  private void quoted(String value) {
    text.append('"');
    JSON.quoteAsString(value, text);
    text.append('"');
  }

  private String cut(String value) {
    if (value.length() <= MAX_VALUE_CHARS) {
      return value;
    }
    isTruncated = true;
    return value.substring(0, MAX_VALUE_CHARS);
  }
}
