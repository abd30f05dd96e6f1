package io.sportscards.backfill.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.backfill.files.InputOpener;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RejectionReason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Makes of a quarantine line the message that was rejected. A conflicting duplicate is left where
 * it is: it was no message but a bronze line, and no contract decides which of two came first. A
 * body that was too large to be fetched stays where its headers say, as at first.
 */
final class QuarantineMessages implements LineMessages {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String root;
  private final TimeRange receivedAt;
  private final InputOpener bodies;

  /**
   * @param root the archive's directory, with no slash at its end
   * @param bodies opens the bodies that are kept beside the lines
   */
  QuarantineMessages(String root, TimeRange receivedAt, InputOpener bodies) {
    this.root = root;
    this.receivedAt = receivedAt;
    this.bodies = bodies;
  }

  @Override
  public RawMessage read(byte[] text) throws IOException {
    JsonNode line = JSON.readTree(text);
    Instant received = Instant.parse(line.path("received_at").asText());
    if (line.path("reason").asText().equals(RejectionReason.CONFLICTING_DUPLICATE.name())
        || !receivedAt.contains(received)) {
      return null;
    }
    String contentType = textOrNull(line, "content_type");
    String eventType = textOrNull(line, "event_type");
    String headers = textOrNull(line, "headers");
    if (line.path("body").isTextual()) {
      byte[] body = line.get("body").binaryValue();
      return new RawMessage(body, contentType, eventType, headers, received);
    }
    try {
      byte[] body = keptBody(line);
      return new RawMessage(body, contentType, eventType, headers, received);
    } catch (FileNotFoundException leftWhereItWas) {
      long bytes = line.path("body_bytes").asLong();
      return RawMessage.withBodyLeft(bytes, contentType, eventType, headers, received);
    }
  }

  private byte[] keptBody(JsonNode line) throws IOException {
    String body = root + "/quarantine_bodies/" + line.path("rejection_id").asText();
    try (InputStream in = bodies.open(body)) {
      return in.readAllBytes();
    }
  }

  private static String textOrNull(JsonNode line, String name) {
    return line.path(name).isTextual() ? line.get(name).asText() : null;
  }
}
