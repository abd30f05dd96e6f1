package io.sportscards.demo.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.ManifestReader.Manifest;
import io.sportscards.archive.ManifestReader.ManifestFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommittedFilesTest {
  private static final String BRONZE =
      "bronze/run_id=backfill-x/event_type=a.b/event_date=2026-01-01/part-1";
  private static final String BAD =
      "quarantine/run_id=backfill-x/reason=MALFORMED_JSON/received_date=2026-01-01/part-2";

  private static Manifest manifest(ManifestFile... files) {
    return new Manifest("m", "job", List.of(files));
  }

  @Test
  void linesAreCountedByOutcome() {
    CommittedFiles files =
        CommittedFiles.of(
            List.of(
                manifest(new ManifestFile(BRONZE, 10, 5)), manifest(new ManifestFile(BAD, 7, 2))),
            List.of(
                new ArchiveObject(BRONZE, 10, null),
                new ArchiveObject(BAD, 7, null),
                new ArchiveObject("bronze/run_id=backfill-x/old", 3, null)));

    assertThat(files.lines()).isEqualTo(Map.of("accepted", 5L, "MALFORMED_JSON", 2L));
    assertThat(files.allLines()).isEqualTo(7);
    assertThat(files.manifests()).isEqualTo(2);
    assertThat(files.bytes()).isEqualTo(17);
    assertThat(files.problems()).isEmpty();
    assertThat(files.unnamed())
        .containsExactly(new ArchiveObject("bronze/run_id=backfill-x/old", 3, null));
  }

  @Test
  void aFileThatIsNotAsNamedIsAProblem() {
    CommittedFiles files =
        CommittedFiles.of(
            List.of(
                manifest(new ManifestFile(BRONZE, 10, 5), new ManifestFile(BAD, 7, 2)),
                manifest(new ManifestFile(BAD, 7, 2))),
            List.of(new ArchiveObject(BAD, 8, null)));

    assertThat(files.problems())
        .containsExactly(
            "File " + BRONZE + " is named by a manifest, but is missing.",
            "File " + BAD + " has 8 bytes; its manifest says 7.",
            "File " + BAD + " is named by more than one manifest.",
            "File " + BAD + " has 8 bytes; its manifest says 7.");
  }
}
