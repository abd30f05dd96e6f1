package io.sportscards.backfill.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/**
 * What a row of a file lacks to be an event. The row becomes the payload as it is; whether it is a
 * good one is for the decoder to say.
 *
 * @param eventType of every row
 * @param producer who delivers the files
 * @param timeField the member of a row that says when it happened; occurred_at is the same
 * @param keyField the member of a row that names what it is about; aggregate_id is the same
 */
public record RowEnvelope(String eventType, String producer, String timeField, String keyField)
    implements Serializable {
  private static final JsonFactory JSON = new JsonFactory();

  /** As the record of a run keeps it. */
  public Map<String, String> recorded() {
    return Map.of(
        "event_type", eventType,
        "producer", producer,
        "time_field", timeField,
        "key_field", keyField);
  }

  /** What a record keeps. */
  public static RowEnvelope recorded(Map<String, String> inputs) {
    return new RowEnvelope(
        inputs.get("event_type"),
        inputs.get("producer"),
        inputs.get("time_field"),
        inputs.get("key_field"));
  }

  /**
   * The event in JSON.
   *
   * @param eventId unique to the row, and the same whenever the same file is read
   * @param row one JSON object in UTF-8
   * @throws IOException if the row is not one JSON object
   */
  byte[] around(String eventId, byte[] row) throws IOException {
    ByteArrayOutputStream event = new ByteArrayOutputStream(row.length + 256);
    event.write('{');
    member(event, "event_id", quoted(eventId));
    member(event, "event_type", quoted(eventType));
    member(event, "schema_version", new byte[] {'1'});
    member(event, "producer", quoted(producer));
    copyOwn(event, row);
    member(event, "payload", row);
    event.write('}');
    return event.toByteArray();
  }

  private void copyOwn(ByteArrayOutputStream event, byte[] row) throws IOException {
    try (JsonParser in = JSON.createParser(row)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is not one JSON object");
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        int start = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        int length = (int) in.currentLocation().getByteOffset() - start;
        if (name.equals(timeField)) {
          member(event, "occurred_at", row, start, length);
        }
        if (name.equals(keyField)) {
          member(event, "aggregate_id", row, start, length);
        }
      }
      if (in.nextToken() != null) {
        throw new IOException("something follows its JSON object");
      }
    }
  }

  private static byte[] quoted(String plain) {
    return ("\"" + plain + "\"").getBytes(UTF_8);
  }

  private static void member(ByteArrayOutputStream event, String name, byte[] value) {
    member(event, name, value, 0, value.length);
  }

  private static void member(
      ByteArrayOutputStream event, String name, byte[] from, int start, int length) {
    if (event.size() > 1) {
      event.write(',');
    }
    event.writeBytes(("\"" + name + "\":").getBytes(UTF_8));
    event.write(from, start, length);
  }
}
