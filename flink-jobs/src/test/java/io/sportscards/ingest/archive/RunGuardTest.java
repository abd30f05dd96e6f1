package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGuardTest {
  private static final String FILE =
      "_manifests/run_id=live-1/0000000000000000/00000000000000000021-00000.json";

  @TempDir Path root;
  private RunGuard guard;

  @BeforeEach
  void writeManifestsUpToCheckpoint21() throws IOException {
    Manifests manifests = new Manifests("file://" + root);
    manifests.write(new ManifestName("live-1", 20, 0), new Manifest("job-a", List.of()));
    manifests.write(new ManifestName("live-1", 21, 0), new Manifest("job-a", List.of()));
    guard = new RunGuard(manifests, "live-1");
  }

  @Test
  void aRestoreOlderThanTheLastManifestIsRefused() {
    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(() -> guard.checkStart("job-a", OptionalLong.of(20)))
        .withMessage(
            "Run live-1 has files of checkpoint 21 ("
                + FILE
                + "), but this start restores checkpoint 20: what came between would be archived"
                + " twice. Nothing was written. Restore checkpoint 21 or a later one of this run,"
                + " or set RUN_ID to a new run and backfill from the journal what it lacks");
  }

  @Test
  void aStartWithoutStateUnderAnotherJobsRunIsRefused() {
    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(() -> guard.checkStart("job-b", OptionalLong.empty()))
        .withMessage(
            "Run live-1 has files of Flink job job-a up to checkpoint 21 ("
                + FILE
                + "), but this start (job job-b) restores no state: it would write beside them."
                + " Nothing was written. Restore the last checkpoint or savepoint of that job, or"
                + " set RUN_ID to a new run; a bounded run may be written anew with --restart");
  }

  @Test
  void anotherJobMayRestoreTheCheckpointOfTheLastManifest() {
    assertThatCode(() -> guard.checkStart("job-b", OptionalLong.of(21))).doesNotThrowAnyException();
  }

  @Test
  void aTaskOfTheSameJobMayStartAgainWithoutState() {
    assertThatCode(() -> guard.checkStart("job-a", OptionalLong.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void aRunWithoutManifestsMayStart() {
    RunGuard fresh = new RunGuard(new Manifests("file://" + root), "live-2");

    assertThatCode(() -> fresh.checkStart("job-b", OptionalLong.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void openLinesOfAnotherRunAreRefused() {
    OpenLines foreign =
        new OpenLines(
            "bronze/run_id=live-10/event_type=a.b/event_date=2026-01-01", 0, 7, 0, List.of());

    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(() -> guard.checkLines(List.of(foreign)))
        .withMessage(
            "The restored state holds 7 lines of an open file of"
                + " bronze/run_id=live-10/event_type=a.b/event_date=2026-01-01, but RUN_ID is"
                + " live-1. Nothing was written. Resume under the run that the state belongs to");
  }

  @Test
  void flinkDoesNotRetryARefusedStart() {
    assertThat(
            ThrowableClassifier.findThrowableOfThrowableType(
                new IOException(new RefusedStartException("no")),
                ThrowableType.NonRecoverableError))
        .isPresent();
  }
}
