package io.sportscards.backfill.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.backfill.files.InputFile;
import io.sportscards.ingest.archive.Manifest;
import io.sportscards.ingest.archive.ManifestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayInputsTest {
  private static final TimeRange EVER = new TimeRange(null, null);
  private static final String EARLY =
      "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-06-30/part-a-0.ndjson.zst";
  private static final String LATE =
      "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-07-01/part-b-0.ndjson.zst";
  private static final String REJECTED =
      "quarantine/run_id=live-1/reason=OVERSIZED/received_date=2026-07-01/part-a-1.ndjson.zst";

  @TempDir private Path archive;
  private String root;

  @BeforeEach
  void twoManifests() throws Exception {
    root = "file://" + archive;
    write(new ManifestName("live-1", 20_001, 0), new Manifest.Entry(LATE, 30, 3));
    write(
        new ManifestName("live-1", 7, 1),
        new Manifest.Entry(EARLY, 20, 2),
        new Manifest.Entry(REJECTED, 10, 1));
    write(new ManifestName("live-2", 8, 0), new Manifest.Entry("bronze/run_id=live-2/x", 1, 1));
  }

  @Test
  void theFilesOfARunAreThoseItsManifestsNameInTheirOrder() throws Exception {
    assertThat(new ReplayInputs(root).of("live-1", false, EVER))
        .containsExactly(
            InputFile.archived(root + "/" + EARLY, 20, 2),
            InputFile.archived(root + "/" + LATE, 30, 3));
    assertThat(new ReplayInputs(root).of("live-1", true, EVER))
        .containsExactly(InputFile.archived(root + "/" + REJECTED, 10, 1));
  }

  @Test
  void aDayThatHoldsNoTimeOfTheRangeIsLeftOut() throws Exception {
    Instant midnight = Instant.parse("2026-07-01T00:00:00Z");

    assertThat(new ReplayInputs(root).of("live-1", false, new TimeRange(midnight, null)))
        .extracting(InputFile::bytes)
        .containsExactly(30L);
    assertThat(new ReplayInputs(root).of("live-1", false, new TimeRange(null, midnight)))
        .extracting(InputFile::bytes)
        .containsExactly(20L);
    assertThat(
            new ReplayInputs(root)
                .of(
                    "live-1",
                    false,
                    new TimeRange(midnight.minusMillis(1), midnight.plusMillis(1))))
        .hasSize(2);
  }

  @Test
  void aRunWithoutManifestsIsRefused() {
    assertThatThrownBy(() -> new ReplayInputs(root).of("live-9", false, EVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No manifest below "
                + root
                + "/_manifests names a file of run live-9; ./cards status lists the runs");
  }

  private void write(ManifestName name, Manifest.Entry... files) throws Exception {
    Path path = archive.resolve(name.path());
    Files.createDirectories(path.getParent());
    Files.write(path, new Manifest("job", List.of(files)).toJson());
  }
}
