package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class QuarantineLinesTest {
  private static final String REWRITE =
      "If the change is meant: mvn -pl event-contracts -am test -Dtest=QuarantineLinesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfixtures.write=true";
  private static final Path LINES = Sample.FIXTURES.resolve("quarantine.ndjson");
  private final Decoding decoding = new Decoding();

  @Test
  void everyReasonHasItsCommittedLine() throws IOException {
    String order = new Sample("orders.order_placed").jsonText();
    StringBuilder lines = new StringBuilder();
    for (RejectionReason reason : RejectionReason.values()) {
      ArchiveLine line =
          switch (reason) {
            case OVERSIZED -> decoding.decode(new byte[(8 << 20) + 1], "application/json");
            case UNSUPPORTED_CONTENT_TYPE ->
                decoding.decode(new byte[] {'a', ',', 'b'}, "text/csv");
            case MALFORMED_PROTOBUF -> decoding.protobuf(new byte[] {0x0a, 0x7f, 'x'});
            case MALFORMED_JSON -> decoding.json("{\"event_id\":\"e-1\",");
            case UNKNOWN_EVENT_TYPE -> decoding.json(order.replace("orders.order_placed", "a.b"));
            case INVALID_ENVELOPE -> decoding.json(order.replace("T18:30:15", "T18:30:75"));
            case INVALID_PAYLOAD ->
                decoding.json(order.replace("\"quantity\": 12", "\"quantity\": -12"));
            case CONFLICTING_DUPLICATE ->
                QuarantineLines.conflictingDuplicate(decoding.json(order), Decoding.RUN);
          };
      assertThat(line.partition())
          .isEqualTo("quarantine/run_id=live-1/reason=" + reason + "/received_date=2026-07-31");
      lines.append(Lines.text(line)).append('\n');
    }
    Golden.hold(LINES, lines.toString(), REWRITE);
  }

  @Test
  void aConflictingDuplicateHoldsTheWholeBronzeLine() {
    ArchiveLine accepted = decoding.json(new Sample("orders.order_placed").jsonText());
    ArchiveLine line = QuarantineLines.conflictingDuplicate(accepted, Decoding.RUN);
    assertThat(Base64.getDecoder().decode(Lines.member(line, "body"))).isEqualTo(accepted.line());
    assertThat(Lines.members(line))
        .containsEntry("event_id", accepted.identity())
        .containsEntry("event_type", "orders.order_placed")
        .containsEntry("event_date", "2026-02-01")
        .containsEntry("received_at", "2026-07-31T23:59:59.987000Z");
  }

  @Test
  void aConflictHasTheSameIdentityInEveryRunAndAnotherForOtherContent() {
    String order = new Sample("orders.order_placed").jsonText();
    RunContext otherRun = new RunContext("journal", "backfill-1", 2);
    ArchiveLine here = decoding.json(order);
    ArchiveLine there =
        new EventDecoder(Decoding.CONTRACT, otherRun, Decoding.MAX_BODY_BYTES, decoding)
            .decode(
                new RawMessage(
                    new Sample("orders.order_placed").asProtobuf(),
                    "application/x-protobuf",
                    null,
                    null,
                    Decoding.RECEIVED_AT.minusSeconds(7)));
    ArchiveLine conflict = QuarantineLines.conflictingDuplicate(here, Decoding.RUN);
    assertThat(QuarantineLines.conflictingDuplicate(there, otherRun).identity())
        .isEqualTo(conflict.identity())
        .isEqualTo("rejected/" + HexFormat.of().formatHex(conflict.contentHash()));
    ArchiveLine other = decoding.json(order.replace("WELCOME10", "WELCOME20"));
    assertThat(QuarantineLines.conflictingDuplicate(other, Decoding.RUN).identity())
        .isNotEqualTo(conflict.identity());
  }

  @Test
  void aBodyThatWasLeftIsOversizedAndToldFromOthersByItsHeaders() {
    ArchiveLine line = decoding.decode(left("{\"id\":7}"));

    assertThat(Decoding.verdict(line))
        .isEqualTo(
            "OVERSIZED: The body is 20971520 bytes, but at most 1048576 are expected; it was left"
                + " where the headers say");
    assertThat(Lines.members(line))
        .containsEntry("body", null)
        .containsEntry("body_bytes", "20971520")
        .containsEntry("headers", "{\"id\":7}");
    assertThat(decoding.keptBodies).isEmpty();
    assertThat(decoding.decode(left("{\"id\":7}")).identity()).isEqualTo(line.identity());
    assertThat(decoding.decode(left("{\"id\":8}")).identity()).isNotEqualTo(line.identity());
  }

  private static RawMessage left(String headers) {
    return RawMessage.withBodyLeft(
        20 << 20, "application/json", null, headers, Decoding.RECEIVED_AT);
  }

  @Test
  void onlyAnAcceptedEventCanConflict() {
    ArchiveLine rejected = decoding.json("[]");
    assertThatThrownBy(() -> QuarantineLines.conflictingDuplicate(rejected, Decoding.RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A conflicting duplicate is an accepted event, but this line lies in"
                + " quarantine/run_id=live-1/reason=MALFORMED_JSON/received_date=2026-07-31");
  }
}
