package io.sportscards.platform.ledger;

import static io.sportscards.platform.ledger.PublishedEvents.CONFLICTS;
import static io.sportscards.platform.ledger.PublishedEvents.id;
import static io.sportscards.platform.ledger.PublishedEvents.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check says about single lines of quarantine, conflicts among them. */
class QuarantineCheckTest extends OnPublishedEvents {
  @Test
  void bothContentsOfAConflictInBronzeAreTwiceAndMissingInQuarantine() throws IOException {
    List<byte[]> quarantine = archive.lines(archive.partition(CONFLICTS));
    String line = new String(quarantine.remove(0), UTF_8);
    String body = line.replaceFirst(".*\"body\":\"([^\"]+)\".*", "$1");
    byte[] bronze = Base64.getDecoder().decode(body);
    String type = line.replaceFirst(".*\"event_type\":\"([^\"]+)\",\"event_date.*", "$1");
    String date = line.replaceFirst(".*\"event_date\":\"([^\"]+)\".*", "$1");
    archive.lines("bronze/run_id=live-1/event_type=" + type + "/event_date=" + date).add(bronze);

    CheckReport report = published.check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(bronze) + " is in bronze 2 times.");
    assertThat(row(report, "accepted").twice()).isOne();
  }

  @Test
  void aConflictMissingInQuarantineIsNamed() throws IOException {
    archive.lines(archive.partition(CONFLICTS)).remove(0);

    CheckReport report = published.check();

    assertThat(report.firstProblems())
        .singleElement()
        .asString()
        .matches("A conflicting content of .+ is missing in quarantine\\.");
    assertThat(row(report, "CONFLICTING_DUPLICATE").missing()).isOne();
  }

  @Test
  void aBadMessageUnderAnotherReasonIsFound() throws IOException {
    String malformed = archive.partition("quarantine/run_id=live-1/reason=MALFORMED_JSON");
    String line = new String(archive.lines(malformed).remove(0), UTF_8);
    archive
        .lines(malformed.replace("MALFORMED_JSON", "INVALID_PAYLOAD"))
        .add(line.replace("MALFORMED_JSON", "INVALID_PAYLOAD").getBytes(UTF_8));

    CheckReport report = published.check();

    assertThat(report.firstProblems())
        .singleElement()
        .asString()
        .matches(
            "Message [0-9a-f]{32} is in quarantine as INVALID_PAYLOAD; expected MALFORMED_JSON\\.");
    assertThat(row(report, "MALFORMED_JSON").wrong()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALFORMED_JSON", "CONFLICTING_DUPLICATE"})
  void aWrongRejectionIdIsFound(String reason) throws IOException {
    List<byte[]> lines =
        archive.lines(archive.partition("quarantine/run_id=live-1/reason=" + reason));
    String line = new String(lines.get(0), UTF_8);
    String id = line.replaceFirst(".*?\"rejection_id\":\"([^\"]+)\".*", "$1");
    String other = "0".repeat(id.length());
    lines.set(0, line.replace(id, other).getBytes(UTF_8));

    CheckReport report = published.check();

    assertThat(report.firstProblems().get(0)).contains("rejection_id", other, "expected " + id);
    assertThat(row(report, reason).wrong()).isOne();
  }
}
