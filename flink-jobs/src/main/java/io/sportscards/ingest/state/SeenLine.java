package io.sportscards.ingest.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sportscards.ingest.dedup.SeenContents;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * What drop-duplicates noted when it let an archived line pass.
 *
 * @param contents the one content of the line, as {@link SeenContents#first} makes it
 * @param isAccepted whether it is the content that counts for its identity
 * @param receivedAt when the platform first saw its message
 */
@SuppressWarnings("ArrayRecordComponent") // on its way from a line to a row, compared nowhere
record SeenLine(String identity, byte[] contents, boolean isAccepted, Instant receivedAt) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> MEMBERS =
      Set.of(
          "event_id", "content_hash", "contract", "received_at", "rejection_id", "reason", "body");
  private static final String CONFLICT = "CONFLICTING_DUPLICATE";

  /**
   * Reads a line of bronze.
   *
   * @throws IOException when it is none
   */
  static SeenLine ofBronze(byte[] line) throws IOException {
    return accepted(members(line));
  }

  /**
   * Reads a line of quarantine.
   *
   * @throws IOException when it is none
   */
  static SeenLine ofQuarantine(byte[] line) throws IOException {
    Map<String, String> members = members(line);
    Instant receivedAt = Instant.parse(required(members, "received_at"));
    if (required(members, "reason").equals(CONFLICT)) {
      SeenLine other = accepted(members(Base64.getDecoder().decode(required(members, "body"))));
      return new SeenLine(other.identity, other.contents, false, receivedAt);
    }
    String id = required(members, "rejection_id");
    // its one content is told by its identity, so the contract says nothing
    byte[] contents = SeenContents.first(HexFormat.of().parseHex(id), 0);
    return new SeenLine("rejected/" + id, contents, true, receivedAt);
  }

  private static SeenLine accepted(Map<String, String> members) throws IOException {
    byte[] hash = HexFormat.of().parseHex(required(members, "content_hash"));
    int contract = HexFormat.fromHexDigits(required(members, "contract"));
    return new SeenLine(
        required(members, "event_id"),
        SeenContents.first(hash, contract),
        true,
        Instant.parse(required(members, "received_at")));
  }

  private static String required(Map<String, String> members, String name) throws IOException {
    String value = members.get(name);
    if (value == null) {
      throw new IOException(
          "An archived line has no " + name + "; its file is not one of this archive");
    }
    return value;
  }

  private static Map<String, String> members(byte[] line) throws IOException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && MEMBERS.contains(name)) {
          members.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return members;
  }
}
