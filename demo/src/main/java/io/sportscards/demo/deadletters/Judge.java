package io.sportscards.demo.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.live.QueueHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Says what the live job would make of a letter if it came again now. One thread uses it. */
public final class Judge {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventDecoder decoder;
  private final Clock clock;

  /**
   * What would happen to a letter.
   *
   * @param outcome {@code accepted}, or the reason of quarantine
   * @param detail what is wrong; null when accepted
   * @param eventType as far as it can be told, else null
   */
  public record Verdict(String outcome, String detail, String eventType) {}

  public Judge(EventContract contract, int maxBodyBytes, Clock clock) {
    this.decoder =
        new EventDecoder(
            contract, new RunContext("rabbitmq", "live-1", 0), maxBodyBytes, new Unheard());
    this.clock = clock;
  }

  public Verdict verdict(DeadLetter letter) {
    RawMessage message =
        new RawMessage(
            letter.body(),
            letter.properties().getContentType(),
            letter.properties().getType(),
            QueueHeaders.toJson(letter.envelope(), letter.properties()),
            clock.instant());
    ArchiveLine line = decoder.decode(message);
    JsonNode members = members(line);
    String eventType = members.path("event_type").asText(null);
    return line.partition().startsWith("bronze/")
        ? new Verdict("accepted", null, eventType)
        : new Verdict(members.path("reason").asText(), members.path("detail").asText(), eventType);
  }

  private static JsonNode members(ArchiveLine line) {
    try {
      return JSON.readTree(line.line());
    } catch (IOException impossible) { // the decoder wrote it
      throw new UncheckedIOException(impossible);
    }
  }

  /** Nothing is stored. */
  private static final class Unheard implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
