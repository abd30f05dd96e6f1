package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.RejectionReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentEventsTest {
  private static final String ALONE = event("alone", "1");
  private static final String GOOD = event("both", "1");
  private static final String OTHER = event("both", "2");

  @TempDir Path dir;
  private Path ledger;

  @BeforeEach
  void writeLedger() throws IOException {
    ledger = dir.resolve("0001.ndjson.zst");
    try (LedgerWriter writer = LedgerWriter.create(ledger, Map.of())) {
      writer.write(new LedgerEntry.Conflicting("both", "a.b", OTHER.getBytes(UTF_8)));
      writer.write(new LedgerEntry.Accepted("alone", "a.b", ALONE.getBytes(UTF_8)));
      writer.write(new LedgerEntry.Accepted("both", "a.b", GOOD.getBytes(UTF_8)));
      writer.write(
          new LedgerEntry.Rejected(RejectionReason.MALFORMED_JSON, "a.b", null, new byte[] {1}));
      writer.finish();
    }
  }

  private static String event(String id, String payload) {
    return "{\"event_id\":\"" + id + "\",\"event_type\":\"a.b\",\"payload\":" + payload + "}";
  }

  private static String hash(String content) {
    return Digest.ofText(content).hex();
  }

  private List<String> read(Map<String, String> received) throws IOException {
    List<String> events = new ArrayList<>();
    SentEvents.read(List.of(ledger), received, event -> events.add(new String(event, UTF_8)));
    return events;
  }

  @Test
  void idsWithSeveralContentsAreNamed() throws IOException {
    assertThat(SentEvents.inConflict(List.of(ledger))).containsExactly("both");
  }

  @Test
  void ofSeveralContentsTheReceivedOneIsTaken() throws IOException {
    assertThat(read(Map.of("both", hash(GOOD)))).containsExactly(ALONE, GOOD);
    assertThat(read(Map.of("both", hash(OTHER)))).containsExactly(OTHER, ALONE);
  }

  @Test
  void whereNothingWasReceivedTheGoodOneIsTakenSoThatItIsMissedThere() throws IOException {
    assertThat(read(Map.of())).containsExactly(ALONE, GOOD);
  }

  @Test
  void aContentThatWasNeverSentReplacesNothing() throws IOException {
    assertThat(read(Map.of("both", hash("else")))).containsExactly(ALONE);
  }

  @Test
  void aLineOfTwoLedgersIsOne() throws IOException {
    Path second = dir.resolve("0002.ndjson.zst");
    try (LedgerWriter writer = LedgerWriter.create(second, Map.of())) {
      writer.write(new LedgerEntry.Accepted("more", "a.b", event("more", "1").getBytes(UTF_8)));
      writer.write(
          new LedgerEntry.Rejected(RejectionReason.MALFORMED_JSON, "a.b", null, new byte[] {1}));
      writer.finish();
    }
    assertThat(LedgerCheck.lines(List.of(ledger))).isEqualTo(4);
    assertThat(LedgerCheck.lines(List.of(ledger, second))).isEqualTo(5);
  }
}
