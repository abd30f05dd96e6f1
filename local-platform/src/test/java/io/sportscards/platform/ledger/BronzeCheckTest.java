package io.sportscards.platform.ledger;

import static io.sportscards.platform.ledger.PublishedEvents.ORDERS;
import static io.sportscards.platform.ledger.PublishedEvents.id;
import static io.sportscards.platform.ledger.PublishedEvents.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the check says about single lines of bronze. */
class BronzeCheckTest extends OnPublishedEvents {
  @Test
  void aMissingLineIsNamed() throws IOException {
    byte[] gone = archive.lines(archive.partition(ORDERS)).remove(0);

    CheckReport report = published.check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(gone) + " (orders.order_placed) is missing in bronze.");
    assertThat(row(report, "accepted"))
        .isEqualTo(new CheckReport.Row("accepted", 600, 599, 1, 0, 0, 0));
  }

  @Test
  void aDuplicateIsNamed() throws IOException {
    List<byte[]> lines = archive.lines(archive.partition(ORDERS));
    lines.add(lines.get(0));

    CheckReport report = published.check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(lines.get(0)) + " is in bronze more than once.");
    assertThat(row(report, "accepted").twice()).isOne();
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    List<byte[]> lines = archive.lines(archive.partition(ORDERS));
    String line = new String(lines.get(0), UTF_8);
    lines.set(0, line.replaceFirst("\"quantity\":", "\"quantity\":9").getBytes(UTF_8));

    CheckReport report = published.check();

    assertThat(report.agrees()).isFalse();
    assertThat(report.firstProblems().get(0))
        .startsWith("The line of " + id(lines.get(0)) + " has content_hash ");
    assertThat(row(report, "accepted").wrong()).isOne();
  }

  @Test
  void theOriginalBytesOfAnotherMessageAreFound() throws IOException {
    List<byte[]> lines = archive.lines(archive.partition(ORDERS));
    List<String> protobuf =
        lines.stream()
            .map(line -> new String(line, UTF_8))
            .filter(line -> line.contains("\"content_type\":\"application/x-protobuf\""))
            .limit(2)
            .toList();
    int changed = indexOf(lines, protobuf.get(0));
    lines.set(
        changed,
        protobuf
            .get(0)
            .replace(originalBytes(protobuf.get(0)), originalBytes(protobuf.get(1)))
            .getBytes(UTF_8));

    CheckReport report = published.check();

    assertThat(report.firstProblems().get(0))
        .startsWith("The payload_raw of " + id(lines.get(changed)) + " holds another event: ");
    assertThat(row(report, "accepted").wrong()).isOne();
  }

  @Test
  void missingOriginalBytesOfAMessageWithAnUnknownMemberAreFound() throws IOException {
    String original = "\"payload_raw\":\"[^\"]+\"";
    String line =
        archive.partitions().stream()
            .filter(partition -> partition.startsWith("bronze/"))
            .flatMap(partition -> archive.lines(partition).stream())
            .map(bytes -> new String(bytes, UTF_8))
            .filter(text -> text.contains("\"content_type\":\"application/json\""))
            .filter(text -> text.matches(".*" + original + ".*"))
            .findFirst()
            .orElseThrow();
    byte[] changed = line.replaceFirst(original, "\"payload_raw\":null").getBytes(UTF_8);
    archive.replace(line.getBytes(UTF_8), changed);

    CheckReport report = published.check();

    assertThat(report.firstProblems().get(0))
        .startsWith(
            "Event "
                + id(changed)
                + " came with a member that the contract does not know, but its line has no payload_raw. (in ");
    assertThat(row(report, "accepted").wrong()).isOne();
  }

  private static String originalBytes(String line) {
    return line.replaceFirst(".*\"payload_raw\":\"([^\"]+)\".*", "$1");
  }

  private static int indexOf(List<byte[]> lines, String wanted) {
    return lines.stream().map(line -> new String(line, UTF_8)).toList().indexOf(wanted);
  }

  @Test
  void anEventThatWasNeverSentIsNamed() throws IOException {
    GeneratorSettings others = GeneratorSettings.of(6, 600).withFaults(FaultMix.none());
    TestArchive foreign = TestArchive.of(EventStream.of(others), dir.resolve("other"), "live-1");
    byte[] line = foreign.lines(foreign.partition(ORDERS)).get(0);
    archive.lines(foreign.partition(ORDERS)).add(line);

    CheckReport report = published.check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(line) + " is in bronze, but was never sent.");
    assertThat(row(report, "accepted").invented()).isOne();
  }

  @Test
  void aLineInTheWrongPartitionIsFound() throws IOException {
    byte[] line = archive.lines(archive.partition(ORDERS)).remove(0);
    archive.lines(ORDERS + "event_date=2020-01-01").add(line);

    CheckReport report = published.check();

    assertThat(report.firstProblems().get(0))
        .startsWith("The line of " + id(line) + " has event_date 2026-06-28; expected 2020-01-01.");
    assertThat(row(report, "accepted").wrong()).isOne();
  }
}
