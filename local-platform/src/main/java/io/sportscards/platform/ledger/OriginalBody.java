package io.sportscards.platform.ledger;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Holds the original bytes that a bronze line keeps against the line: decoded again they must give
 * the same event, or a replay from them would make another one. Not for use by several threads.
 */
final class OriginalBody {
  private static final int LARGEST = 4 << 20;
  private static final RunContext CHECK = new RunContext("rabbitmq", "check", 0);

  private final ArchivedContracts contracts;
  private final Map<String, EventDecoder> decoders = new HashMap<>();

  OriginalBody(ArchivedContracts contracts) {
    this.contracts = contracts;
  }

  /**
   * Decodes with the contract that the line names.
   *
   * @throws IllegalArgumentException when they are missing though they must be there, make another
   *     event, or nobody has the contract
   * @throws IOException when the archive cannot be read
   */
  void check(String eventId, JsonMembers line, Digest content) throws IOException {
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
        decoder(eventId, line.text("contract"))
            .decode(
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

  private EventDecoder decoder(String eventId, String fingerprint) throws IOException {
    EventDecoder decoder = decoders.get(fingerprint);
    if (decoder == null) {
      EventContract contract =
          contracts
              .find(fingerprint)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The line of %s names contract %s, which is not in _contracts/."
                              .formatted(eventId, fingerprint)));
      decoder = new EventDecoder(contract, CHECK, LARGEST, new Unobserved());
      decoders.put(fingerprint, decoder);
    }
    return decoder;
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
