package io.sportscards.platform.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The ledger's canonical form and the decoder's were written apart from each other: here each is
 * held against the other.
 */
class DecoderAgreementTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant RECEIVED_AT = Instant.parse("2026-07-01T08:00:00Z");
  private static final FaultMix MANY =
      new FaultMix(0.1, 0.05, 0.02, 0.2, 0.1, 0.1); // bad in all ways, many times over

  private final Set<String> typesWithUnknownFields = new HashSet<>();
  private final EventDecoder decoder =
      new EventDecoder(
          EventContract.current(),
          new RunContext("rabbitmq", "live-1", 0),
          1 << 20,
          new DecodeObserver() {
            @Override
            public void unknownField(String eventType) {
              typesWithUnknownFields.add(eventType);
            }

            @Override
            public void keepBody(String rejectionId, byte[] body) {
              throw new AssertionError("No generated body is over 8 MiB.");
            }
          });

  @Test
  void everyGoodEventIsAcceptedWithTheLedgersBytesAndEveryBadOneRejectedUnderItsReason()
      throws Exception {
    List<String> disagreements = new ArrayList<>();
    EventStream stream = EventStream.of(GeneratorSettings.of(3, 4_000).withFaults(MANY));
    while (stream.hasNext()) {
      Message message = stream.next();
      JsonNode line = decode(message);
      String found = found(line);
      String expected = expected(message.expected());
      if (!found.equals(expected)) {
        disagreements.add(
            "expected %s%n   found %s %s%n    body %s"
                .formatted(
                    expected,
                    found,
                    line.path("detail").asText(),
                    new String(message.body(), 0, Math.min(600, message.body().length), UTF_8)));
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(typesWithUnknownFields).hasSizeGreaterThan(10);
  }

  private JsonNode decode(Message message) throws Exception {
    ArchiveLine line =
        decoder.decode(
            new RawMessage(
                message.body(), message.contentType(), message.eventType(), null, RECEIVED_AT));
    return JSON.readTree(line.line());
  }

  private static String expected(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Accepted accepted) {
      return new String(accepted.canonical(), UTF_8);
    }
    return entry instanceof LedgerEntry.Conflicting conflicting
        ? new String(conflicting.canonical(), UTF_8)
        : ((LedgerEntry.Rejected) entry).reason().name();
  }

  /** The canonical event of a bronze line, or the reason of a quarantine line. */
  private static String found(JsonNode line) {
    if (line.has("reason")) {
      return line.get("reason").asText();
    }
    StringBuilder canonical = new StringBuilder();
    for (String name :
        List.of(
            "event_id",
            "event_type",
            "schema_version",
            "occurred_at",
            "producer",
            "aggregate_id",
            "payload")) {
      canonical.append(canonical.isEmpty() ? "{" : ",").append('"').append(name).append("\":");
      canonical.append(line.get(name));
    }
    return canonical.append('}').toString();
  }
}
