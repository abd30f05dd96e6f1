package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.platform.archive.DirectoryArchiveFiles;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCheckTest {
  private static final GeneratorSettings EVENTS =
      GeneratorSettings.of(5, 600).withFaults(new FaultMix(0.1, 0.05, 0.02, 0.1, 0.2, 0.05));
  private static final String ORDERS = "bronze/run_id=live-1/event_type=orders.order_placed/";
  private static final String CONFLICTS = "quarantine/run_id=live-1/reason=CONFLICTING_DUPLICATE/";

  @TempDir Path dir;
  private Path ledger;
  private TestArchive archive;

  @BeforeEach
  void publish() throws IOException {
    ledger = write(EVENTS, "0001.ndjson.zst");
    archive = TestArchive.of(EventStream.of(EVENTS), dir.resolve("archive"), "live-1");
  }

  @Test
  void whatAFaultlessJobArchivesAgrees() throws IOException {
    CheckReport report = check();

    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.agrees()).isTrue();
    assertThat(row(report, "accepted"))
        .isEqualTo(new CheckReport.Row("accepted", 600, 600, 0, 0, 0, 0));
    assertThat(report.rows()).hasSize(9).allSatisfy(row -> assertThat(row.expected()).isPositive());
    assertThat(report.lines())
        .isEqualTo(report.rows().stream().mapToLong(CheckReport.Row::found).sum());
  }

  @Test
  void aMissingLineIsNamed() throws IOException {
    byte[] gone = archive.lines(archive.partition(ORDERS)).remove(0);

    CheckReport report = check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(gone) + " (orders.order_placed) is missing in bronze.");
    assertThat(row(report, "accepted"))
        .isEqualTo(new CheckReport.Row("accepted", 600, 599, 1, 0, 0, 0));
  }

  @Test
  void aDuplicateIsNamed() throws IOException {
    List<byte[]> lines = archive.lines(archive.partition(ORDERS));
    lines.add(lines.get(0));

    CheckReport report = check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(lines.get(0)) + " is in bronze more than once.");
    assertThat(row(report, "accepted").twice()).isOne();
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    List<byte[]> lines = archive.lines(archive.partition(ORDERS));
    String line = new String(lines.get(0), UTF_8);
    lines.set(0, line.replaceFirst("\"quantity\":", "\"quantity\":9").getBytes(UTF_8));

    CheckReport report = check();

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

    CheckReport report = check();

    assertThat(report.firstProblems().get(0))
        .startsWith("The payload_raw of " + id(lines.get(changed)) + " holds another event: ");
    assertThat(row(report, "accepted").wrong()).isOne();
  }

  private static String originalBytes(String line) {
    return line.replaceFirst(".*\"payload_raw\":\"([^\"]+)\".*", "$1");
  }

  private static int indexOf(List<byte[]> lines, String wanted) {
    return lines.stream().map(line -> new String(line, UTF_8)).toList().indexOf(wanted);
  }

  @Test
  void contentThatWasNeverSentIsFoundAlsoWhenItsHashFits() throws IOException {
    Path other = write(EVENTS.withFaults(FaultMix.none()), "none/0001.ndjson.zst");
    String conflict = new String(archive.lines(archive.partition(CONFLICTS)).get(0), UTF_8);
    String id = conflict.replaceFirst(".*\"event_id\":\"([^\"]+)\".*", "$1");

    CheckReport report = LedgerCheck.run(List.of(other), archive.write(), run -> true);

    assertThat(report.agrees()).isFalse();
    assertThat(row(report, "CONFLICTING_DUPLICATE").invented()).isPositive();
    assertThat(row(report, "MALFORMED_JSON").invented()).isPositive();
    assertThat(id).isNotBlank();
  }

  @Test
  void anEventThatWasNeverSentIsNamed() throws IOException {
    GeneratorSettings others = GeneratorSettings.of(6, 600).withFaults(FaultMix.none());
    TestArchive foreign = TestArchive.of(EventStream.of(others), dir.resolve("other"), "live-1");
    byte[] line = foreign.lines(foreign.partition(ORDERS)).get(0);
    archive.lines(foreign.partition(ORDERS)).add(line);

    CheckReport report = check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(line) + " is in bronze, but was never sent.");
    assertThat(row(report, "accepted").invented()).isOne();
  }

  @Test
  void aLineInTheWrongPartitionIsFound() throws IOException {
    byte[] line = archive.lines(archive.partition(ORDERS)).remove(0);
    archive.lines(ORDERS + "event_date=2020-01-01").add(line);

    CheckReport report = check();

    assertThat(report.firstProblems().get(0))
        .startsWith("The line of " + id(line) + " has event_date 2026-06-28; expected 2020-01-01.");
    assertThat(row(report, "accepted").wrong()).isOne();
  }

  @Test
  void bothContentsOfAConflictInBronzeAreTwiceAndMissingInQuarantine() throws IOException {
    List<byte[]> quarantine = archive.lines(archive.partition(CONFLICTS));
    String line = new String(quarantine.remove(0), UTF_8);
    String body = line.replaceFirst(".*\"body\":\"([^\"]+)\".*", "$1");
    byte[] bronze = java.util.Base64.getDecoder().decode(body);
    String type = line.replaceFirst(".*\"event_type\":\"([^\"]+)\",\"event_date.*", "$1");
    String date = line.replaceFirst(".*\"event_date\":\"([^\"]+)\".*", "$1");
    archive.lines("bronze/run_id=live-1/event_type=" + type + "/event_date=" + date).add(bronze);

    CheckReport report = check();

    assertThat(report.firstProblems())
        .containsExactly("Event " + id(bronze) + " is in bronze 2 times.");
    assertThat(row(report, "accepted").twice()).isOne();
  }

  @Test
  void aConflictMissingInQuarantineIsNamed() throws IOException {
    archive.lines(archive.partition(CONFLICTS)).remove(0);

    CheckReport report = check();

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

    CheckReport report = check();

    assertThat(report.firstProblems())
        .singleElement()
        .asString()
        .matches(
            "Message [0-9a-f]{32} is in quarantine as INVALID_PAYLOAD; expected MALFORMED_JSON\\.");
    assertThat(row(report, "MALFORMED_JSON").wrong()).isOne();
  }

  @Test
  void aMissingFileIsNamedWithWhatIsMissingBecauseOfIt() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    String file = archive.partition(ORDERS) + "/part-0-0.ndjson.zst";
    Files.delete(dir.resolve("archive").resolve(file));

    CheckReport report = LedgerCheck.run(List.of(ledger), files, run -> true);

    assertThat(report.firstProblems())
        .startsWith("File " + file + " is named by a manifest, but is missing.");
    assertThat(row(report, "accepted").missing()).isPositive();
  }

  @Test
  void aSurplusFileAndAKeyOutsideTheLayoutAreNamed() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    String surplus = archive.partition(ORDERS) + "/part-1-7.ndjson.zst";
    archive.put(surplus, TestArchive.compressed(List.of()));
    archive.put("bronze/part-0-0.ndjson.zst", new byte[0]);
    archive.put("notes.txt", new byte[0]);

    CheckReport report = LedgerCheck.run(List.of(ledger), files, run -> true);

    assertThat(report.firstProblems())
        .containsExactly(
            "bronze/part-0-0.ndjson.zst is no part of the archive's layout.",
            "notes.txt is no part of the archive's layout.",
            "File " + surplus + " is named by no manifest.");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    String key = archive.partition(ORDERS) + "/part-0-0.ndjson.zst";
    Path file = dir.resolve("archive").resolve(key);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1; // the checksum
    Files.write(file, bytes);

    CheckReport report = LedgerCheck.run(List.of(ledger), files, run -> true);

    assertThat(report.firstProblems())
        .anySatisfy(problem -> assertThat(problem).startsWith("File " + key + " is damaged: "));
  }

  @Test
  void onlyTheRunsAskedForCount() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    TestArchive.of(EventStream.of(EVENTS), dir.resolve("archive"), "live-2").write();

    assertThat(LedgerCheck.run(List.of(ledger), files, "live-2"::equals).agrees()).isTrue();
    assertThat(row(LedgerCheck.run(List.of(ledger), files, run -> true), "accepted").twice())
        .isEqualTo(600);
  }

  @Test
  void severalLedgersCountTogetherAndOverlapsOnce() throws IOException {
    GeneratorSettings more = GeneratorSettings.of(6, 300);
    Path second = write(more, "0002.ndjson.zst");
    Path again = write(EVENTS, "0003.ndjson.zst");
    archive.write();
    TestArchive.of(EventStream.of(more), dir.resolve("archive"), "live-2").write();

    CheckReport report =
        LedgerCheck.run(
            List.of(ledger, second, again),
            new DirectoryArchiveFiles(dir.resolve("archive")),
            run -> true);

    assertThat(row(report, "accepted"))
        .isEqualTo(new CheckReport.Row("accepted", 900, 900, 0, 0, 0, 0));
    // a body of no bytes is the same message in either world, and each run archives it
    assertThat(report.problems()).isLessThanOrEqualTo(1);
  }

  @Test
  void aLedgerThatWasNotFinishedIsRefused() throws IOException {
    Path unfinished = dir.resolve("unfinished.ndjson.zst");
    LedgerWriter.create(unfinished, Map.of()).close();

    assertThatThrownBy(() -> LedgerCheck.run(List.of(unfinished), archive.write(), run -> true))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Ledger %s has no footer: its publish run did not finish. Publish again into a new"
                + " ledger, or remove this one to check without it.",
            unfinished);
  }

  private CheckReport check() throws IOException {
    return LedgerCheck.run(List.of(ledger), archive.write(), run -> true);
  }

  private Path write(GeneratorSettings events, String name) throws IOException {
    Path file = dir.resolve("ledgers").resolve(name);
    try (LedgerWriter writer = LedgerWriter.create(file, Map.of("seed", events.seed()))) {
      EventStream stream = EventStream.of(events);
      while (stream.hasNext()) {
        Message message = stream.next();
        if (message.isRepeat()) {
          writer.writeRepeat();
        } else {
          writer.write(message.expected());
        }
      }
      writer.finish();
    }
    return file;
  }

  private static CheckReport.Row row(CheckReport report, String outcome) {
    return report.rows().stream()
        .filter(row -> row.outcome().equals(outcome))
        .findFirst()
        .orElseThrow();
  }

  private static String id(byte[] bronzeLine) {
    return JsonMembers.of(bronzeLine).text("event_id");
  }
}
