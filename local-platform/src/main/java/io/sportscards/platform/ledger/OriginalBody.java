package io.sportscards.platform.ledger;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Holds the original bytes that a bronze line keeps against the line: decoded again they must give
 * the same event, or a replay from them would make another one. Not for use by several threads.
 */
final class OriginalBody {
  private static final int LARGEST = 4 << 20;

  private final EventDecoder decoder;

  OriginalBody(EventContract contract) {
    this.decoder =
        new EventDecoder(
            contract, new RunContext("rabbitmq", "check", 0), LARGEST, new Unobserved());
  }

  /**
   * @throws IllegalArgumentException when they are missing though they must be there, or make
   *     another event
   */
  void check(String eventId, JsonMembers line, Digest content) {
    String raw = line.text("payload_raw");
    String contentType = line.text("content_type");
    if (raw == null) {
      if ("application/x-protobuf".equals(contentType)) {
        throw new IllegalArgumentException(
            "Event " + eventId + " came as protobuf, but its line has no payload_raw.");
      }
      return;
    }
    ArchiveLine again =
        decoder.decode(
            new RawMessage(
                Base64.getDecoder().decode(raw),
                contentType,
                null,
                null,
                Instant.parse(line.text("received_at"))));
    String hash = HexFormat.of().formatHex(again.contentHash());
    if (!again.identity().equals(eventId) || !hash.equals(content.hex())) {
      throw new IllegalArgumentException(
          "The payload_raw of "
              + eventId
              + " holds another event: "
              + again.identity()
              + ", "
              + hash
              + ".");
    }
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
