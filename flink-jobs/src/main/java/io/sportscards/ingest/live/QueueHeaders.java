package io.sportscards.ingest.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter text = new StringWriter(128);
  private final JsonGenerator json;
  private int chars;
  private boolean isTruncated;

  private QueueHeaders() throws IOException {
    json = JSON.createGenerator(text);
  }

  public static String toJson(Envelope envelope, AMQP.BasicProperties properties) {
    try {
      return new QueueHeaders().write(envelope, properties);
    } catch (IOException impossible) { // nothing is written but memory
      throw new UncheckedIOException(impossible);
    }
  }

  private String write(Envelope envelope, AMQP.BasicProperties properties) throws IOException {
    json.writeStartObject();
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
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, Object> header : properties.getHeaders().entrySet()) {
        member(header.getKey(), header.getValue());
      }
      json.writeEndObject();
    }
    if (isTruncated) {
      json.writeBooleanField("truncated", true);
    }
    json.writeEndObject();
    json.close();
    return text.toString();
  }

  private void member(String name, Object value) throws IOException {
    if (value == null || "".equals(value)) {
      return;
    }
    if (chars >= MAX_CHARS) {
      isTruncated = true;
      return;
    }
    String shown = cut(HeaderText.of(value, MAX_VALUE_CHARS));
    chars += name.length() + shown.length();
    json.writeStringField(name, shown);
  }

  private String cut(String value) {
    if (value.length() <= MAX_VALUE_CHARS) {
      return value;
    }
    isTruncated = true;
    return value.substring(0, MAX_VALUE_CHARS);
  }
}
