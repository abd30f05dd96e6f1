package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole sink on a MiniCluster, its file system failing where it hurts. */
class ArchiveFailureIT {
  private static final int LINES = 3_000;

  @TempDir Path root;
  @TempDir Path checkpoints;

  @ParameterizedTest(name = "{0}, after {1} successes")
  @CsvSource({
    "UPLOAD, 5",
    "BEFORE_FILE_COMMIT, 0", // before any
    "BEFORE_FILE_COMMIT, 7", // in the middle
    "AFTER_FILE_COMMIT, 3", // the reply is lost
    "BEFORE_MANIFEST, 1", // after all files
    "AFTER_MANIFEST, 1"
  })
  void threeFailuresNeitherLoseNorDoubleALine(Fault.Place place, int successes) throws Exception {
    Fault fault = new Fault(place, successes, 3);
    ArchiveJob job = new ArchiveJob(checkpoints, LINES, 4_000);

    job.run(new ArchiveSink(settings(fault)));

    assertThat(fault.struck()).isEqualTo(3);
    assertExact(job);
  }

  @Test
  void aBatchIsExactAndItsManifestsAreOfCheckpointOne() throws Exception {
    ArchiveJob job = new ArchiveJob(checkpoints, LINES, 1e9).batch();

    job.run(ArchiveSink.forBatch(ArchiveJob.settings("file://" + root)));

    assertExact(job);
    assertThat(Archived.read(root).linesByFile()).hasSize(ArchiveJob.PARTITIONS);
    assertThat(Archived.manifests(root))
        .containsExactly(
            root.resolve(new ManifestName("live-1", 1, 0).path()),
            root.resolve(new ManifestName("live-1", 1, 1).path()));
  }

  /** After a manifest, the guard of the tasks that recover finds one, and no state. */
  @ParameterizedTest(name = "{0}, after {1} successes")
  @CsvSource({"BEFORE_FILE_COMMIT, 7", "AFTER_MANIFEST, 0"})
  void aBatchThatFailsAmidItsCommitsIsExactInWhatItsManifestsName(Fault.Place place, int successes)
      throws Exception {
    Fault fault = new Fault(place, successes, 2);
    ArchiveJob job = new ArchiveJob(checkpoints, LINES, 1e9).batch();

    job.run(ArchiveSink.forBatch(settings(fault)));

    assertThat(fault.struck()).isPositive();
    assertThat(Archived.read(root).lines())
        .satisfies(lines -> assertThat(lines.stream().sorted().toList()).isEqualTo(job.expected()));
  }

  private ArchiveSettings settings(Fault fault) {
    return ArchiveJob.settings(FaultyFileSystem.rootWith(fault, root));
  }

  private void assertExact(ArchiveJob job) throws Exception {
    Archived archived = Archived.read(root);
    assertThat(archived.lines().stream().sorted().toList()).isEqualTo(job.expected());
    assertThat(archived.visibleFiles()).isEqualTo(archived.linesByFile().keySet());
  }
}
