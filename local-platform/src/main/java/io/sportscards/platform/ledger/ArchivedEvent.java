package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * A bronze line, as far as it is checked.
 *
 * @param content of the canonical event, put together from the line's own bytes
 * @param hasOriginal whether the line keeps the message as it was received
 */
record ArchivedEvent(
    String eventId,
    String eventType,
    String eventDate,
    String runId,
    Digest id,
    Digest content,
    boolean hasOriginal) {
  private static final List<String> MEMBERS =
      List.of(
          "event_id",
          "event_type",
          "schema_version",
          "occurred_at",
          "event_date",
          "producer",
          "aggregate_id",
          "received_at",
          "source",
          "run_id",
          "generation",
          "content_type",
          "payload",
          "payload_raw",
          "content_hash",
          "contract");
  private static final List<String> CANONICAL =
      List.of(
          "event_id",
          "event_type",
          "schema_version",
          "occurred_at",
          "producer",
          "aggregate_id",
          "payload");

  /**
   * @throws IllegalArgumentException when the line does not agree with itself, with a sentence
   * @throws IOException when the archive cannot be read
   */
  static ArchivedEvent of(byte[] line, OriginalBody original) throws IOException {
    JsonMembers members = JsonMembers.of(line);
    if (!members.names().equals(MEMBERS)) {
      throw new IllegalArgumentException(
          "A bronze line has members " + members.names() + "; expected " + MEMBERS + ".");
    }
    String eventId = members.text("event_id");
    Digest content = Digest.of(canonical(members));
    require(eventId, "content_hash", members.text("content_hash"), content.hex());
    String eventDate = members.text("event_date");
    require(eventId, "event_date", eventDate, members.text("occurred_at").substring(0, 10));
    original.check(eventId, members, content);
    return new ArchivedEvent(
        eventId,
        members.text("event_type"),
        eventDate,
        members.text("run_id"),
        Digest.ofText(eventId),
        content,
        members.text("payload_raw") != null);
  }

  static byte[] canonical(JsonMembers members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    char separator = '{';
    for (String name : CANONICAL) {
      out.writeBytes((separator + "\"" + name + "\":").getBytes(UTF_8));
      out.writeBytes(members.raw(name));
      separator = ',';
    }
    out.write('}');
    return out.toByteArray();
  }

  static void require(String whose, String what, String found, String expected) {
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(
          "The line of " + whose + " has " + what + " " + found + "; expected " + expected + ".");
    }
  }
}
