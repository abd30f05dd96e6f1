package io.sportscards.backfill.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sportscards.contracts.RawMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * Makes of a bronze line the message that it was made of: the body as received where the line keeps
 * it, else an envelope in JSON of the line's own members, which says the same.
 */
final class BronzeMessages implements LineMessages {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  private final TimeRange occurredAt;

  BronzeMessages(TimeRange occurredAt) {
    this.occurredAt = occurredAt;
  }

  @Override
  public RawMessage read(byte[] line) throws IOException {
    Instant occurred = null;
    Instant received = null;
    String contentType = null;
    byte[] raw = null;
    ByteArrayOutputStream envelope = new ByteArrayOutputStream(line.length);
    try (JsonParser in = JSON.createParser(line)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        int start = (int) in.currentTokenLocation().getByteOffset();
        JsonToken value = in.nextToken();
        switch (name) {
          case "occurred_at" -> occurred = Instant.parse(in.getText());
          case "received_at" -> received = Instant.parse(in.getText());
          case "content_type" -> contentType = in.getText();
          case "payload_raw" -> raw = value == JsonToken.VALUE_NULL ? null : in.getBinaryValue();
          default -> in.skipChildren();
        }
        if (isOfEnvelope(name)) {
          in.finishToken();
          envelope.write(envelope.size() == 0 ? '{' : ',');
          envelope.write(line, start, (int) in.currentLocation().getByteOffset() - start);
        }
      }
    }
    if (occurred == null || received == null) {
      throw new IOException("it has no occurred_at or no received_at");
    }
    if (!occurredAt.contains(occurred)) {
      return null;
    }
    envelope.write('}');
    return new RawMessage(
        raw == null ? envelope.toByteArray() : raw, contentType, null, null, received);
  }

  private static boolean isOfEnvelope(String name) {
    return switch (name) {
      case "event_id",
          "event_type",
          "schema_version",
          "occurred_at",
          "producer",
          "aggregate_id",
          "payload" ->
          true;
      default -> false;
    };
  }
}
