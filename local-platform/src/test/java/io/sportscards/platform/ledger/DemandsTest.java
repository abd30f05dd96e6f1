package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RejectionReason;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.generator.EventStream;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Demands that come from messages decoded once more, in place of a ledger. */
class DemandsTest extends OnPublishedEvents {
  private static final Instant RECEIVED_AT = Instant.parse("2026-07-01T08:00:00Z");
  private static final String HEADERS = "{\"body_left_in\":\"events\",\"id\":7}";

  private final EventDecoder decoder =
      new EventDecoder(
          EventContract.current(), new RunContext("rabbitmq", "live-1", 0), 1 << 20, new Silent());

  private static final class Silent implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }

  private void decoded(Consumer<LedgerEntry> entries) {
    EventStream.of(PublishedEvents.EVENTS)
        .forEachRemaining(
            message -> {
              ArchiveLine line =
                  decoder.decode(
                      new RawMessage(
                          message.body(), message.contentType(), null, null, RECEIVED_AT));
              if (line.partition().startsWith("bronze/")) {
                entries.accept(LedgerEntry.Accepted.ofLine(line.line()));
              } else if (message.expected() instanceof LedgerEntry.Rejected rejected) {
                entries.accept(rejected);
              }
            });
  }

  @Test
  void messagesDecodedAgainDemandWhatTheLedgerDemands() throws IOException {
    CheckReport report = LedgerCheck.run(this::decoded, archive.write(), run -> true);

    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.rows()).isEqualTo(published.check().rows());
  }

  @Test
  void anEventThatIsMissingIsNamedOnce() throws IOException {
    byte[] lost = archive.lines(archive.partition(PublishedEvents.ORDERS)).remove(0);

    CheckReport report =
        LedgerCheck.run(
            entries -> {
              decoded(entries);
              decoded(entries);
            },
            archive.write(),
            run -> true);

    assertThat(report.firstProblems())
        .containsExactly(
            "Event " + PublishedEvents.id(lost) + " (orders.order_placed) is missing in bronze.");
  }

  @Test
  void theHeadersStandForABodyThatWasLeft() throws IOException {
    ArchiveLine line =
        decoder.decode(
            RawMessage.withBodyLeft(
                20L << 20, "application/json", "orders.order_placed", HEADERS, RECEIVED_AT));
    archive.lines(line.partition()).add(line.line());

    CheckReport report =
        LedgerCheck.run(
            entries -> {
              decoded(entries);
              entries.accept(
                  new LedgerEntry.Rejected(
                      RejectionReason.OVERSIZED,
                      "orders.order_placed",
                      "application/json",
                      HEADERS.getBytes(UTF_8)));
            },
            archive.write(),
            run -> true);

    assertThat(report.firstProblems()).isEmpty();
  }
}
