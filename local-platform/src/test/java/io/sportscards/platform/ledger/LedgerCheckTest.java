package io.sportscards.platform.ledger;

import static io.sportscards.platform.ledger.PublishedEvents.CONFLICTS;
import static io.sportscards.platform.ledger.PublishedEvents.EVENTS;
import static io.sportscards.platform.ledger.PublishedEvents.ORDERS;
import static io.sportscards.platform.ledger.PublishedEvents.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerCheckTest extends OnPublishedEvents {
  @Test
  void whatAFaultlessJobArchivesAgrees() throws IOException {
    CheckReport report = published.check();

    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.agrees()).isTrue();
    assertThat(row(report, "accepted"))
        .isEqualTo(new CheckReport.Row("accepted", 600, 600, 0, 0, 0, 0));
    assertThat(report.rows()).hasSize(9).allSatisfy(row -> assertThat(row.expected()).isPositive());
    assertThat(report.lines())
        .isEqualTo(report.rows().stream().mapToLong(CheckReport.Row::found).sum());
  }

  @Test
  void contentThatWasNeverSentIsFoundAlsoWhenItsHashFits() throws IOException {
    Path other = published.write(EVENTS.withFaults(FaultMix.none()), "none/0001.ndjson.zst");
    String conflict = new String(archive.lines(archive.partition(CONFLICTS)).get(0), UTF_8);
    String id = conflict.replaceFirst(".*\"event_id\":\"([^\"]+)\".*", "$1");

    CheckReport report = LedgerCheck.run(List.of(other), archive.write(), run -> true);

    assertThat(report.agrees()).isFalse();
    assertThat(row(report, "CONFLICTING_DUPLICATE").invented()).isPositive();
    assertThat(row(report, "MALFORMED_JSON").invented()).isPositive();
    assertThat(id).isNotBlank();
  }

  @Test
  void aMissingFileIsNamedWithWhatIsMissingBecauseOfIt() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    String file = archive.partition(ORDERS) + "/part-0-0.ndjson.zst";
    Files.delete(dir.resolve("archive").resolve(file));

    CheckReport report = LedgerCheck.run(List.of(published.ledger()), files, run -> true);

    assertThat(report.firstProblems())
        .startsWith("File " + file + " is named by a manifest, but is missing.");
    assertThat(row(report, "accepted").missing()).isPositive();
  }

  /** A job that runs commits a file, then its manifest, while its archive is looked at. */
  @Test
  void whatIsCommittedWhileTheArchiveIsListedIsNotMissing() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    List<ArchiveObject> listed = files.list("");
    String file = archive.partition(ORDERS) + "/part-1-7.ndjson.zst";
    archive.put(file, TestArchive.compressed(List.of()));
    archive.put(
        "_manifests/run_id=live-1/0000000000000000/00000000000000000099-00000.json",
        ("{\"job_id\":\"j\",\"files\":[{\"path\":\"" + file + "\",\"bytes\":1,\"lines\":0}]}")
            .getBytes(UTF_8));

    CheckReport report =
        LedgerCheck.run(List.of(published.ledger()), new ListedBefore(listed, files), run -> true);

    assertThat(report.firstProblems()).isEmpty();
  }

  private record ListedBefore(List<ArchiveObject> listed, ArchiveFiles now)
      implements ArchiveFiles {
    @Override
    public List<ArchiveObject> list(String prefix) throws IOException {
      return prefix.isEmpty() ? listed : now.list(prefix);
    }

    @Override
    public InputStream open(String key) throws IOException {
      return now.open(key);
    }

    @Override
    public String address() {
      return now.address();
    }
  }

  @Test
  void aSurplusFileAndAKeyOutsideTheLayoutAreNamed() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    String surplus = archive.partition(ORDERS) + "/part-1-7.ndjson.zst";
    archive.put(surplus, TestArchive.compressed(List.of()));
    archive.put("bronze/part-0-0.ndjson.zst", new byte[0]);
    archive.put("notes.txt", new byte[0]);

    CheckReport report = LedgerCheck.run(List.of(published.ledger()), files, run -> true);

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

    CheckReport report = LedgerCheck.run(List.of(published.ledger()), files, run -> true);

    assertThat(report.firstProblems())
        .anySatisfy(problem -> assertThat(problem).startsWith("File " + key + " is damaged: "));
  }

  @Test
  void onlyTheRunsAskedForCount() throws IOException {
    DirectoryArchiveFiles files = archive.write();
    TestArchive.of(EventStream.of(EVENTS), dir.resolve("archive"), "live-2").write();

    assertThat(LedgerCheck.run(List.of(published.ledger()), files, "live-2"::equals).agrees())
        .isTrue();
    assertThat(
            row(LedgerCheck.run(List.of(published.ledger()), files, run -> true), "accepted")
                .twice())
        .isEqualTo(600);
  }

  @Test
  void severalLedgersCountTogetherAndOverlapsOnce() throws IOException {
    GeneratorSettings more = GeneratorSettings.of(6, 300);
    Path second = published.write(more, "0002.ndjson.zst");
    Path again = published.write(EVENTS, "0003.ndjson.zst");
    archive.write();
    TestArchive.of(EventStream.of(more), dir.resolve("archive"), "live-2").write();

    CheckReport report =
        LedgerCheck.run(
            List.of(published.ledger(), second, again),
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
}
