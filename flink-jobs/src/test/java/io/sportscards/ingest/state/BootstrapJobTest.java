package io.sportscards.ingest.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapJobTest {
  @TempDir Path dir;

  @Test
  void earlierLiveRunsAndFinishedOnesAreTaken() throws IOException {
    record("live-1", "live", null);
    record("live-2", "live", null);
    record("live-3", "live", null);
    record("backfill-a", "backfill", "2026-01-02T00:00:00Z");
    record("backfill-b", "backfill", null);

    assertThat(BootstrapJob.runs(root(), "live-3"))
        .containsExactly("backfill-a", "live-1", "live-2");
  }

  @Test
  void aRunThatHasFilesIsRefused() throws IOException {
    record("live-1", "live", null);
    Path manifest =
        dir.resolve("_manifests/run_id=live-2/0000000000000000/00000000000000000001-00000.json");
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, "{}");

    assertThatThrownBy(() -> BootstrapJob.runs(root(), "live-2"))
        .hasMessage(
            "Run live-2 has files already, and goes on from its own savepoint or checkpoint. Nothing was written. Set RUN_ID to a new run");
  }

  @Test
  void anEmptyArchiveNeedsNone() {
    assertThatThrownBy(() -> BootstrapJob.runs(root(), "live-1"))
        .hasMessage(
            "No run of the archive file://%s holds anything that readers take, so run live-1 needs no bootstrap; start it without one"
                .formatted(dir));
  }

  private void record(String runId, String kind, String finishedAt) throws IOException {
    new RunRecords(root())
        .start(runId, RunRecord.starting(kind, 0, "0a1b2c3d").finishedAt(finishedAt));
  }

  private String root() {
    return "file://" + dir;
  }
}
