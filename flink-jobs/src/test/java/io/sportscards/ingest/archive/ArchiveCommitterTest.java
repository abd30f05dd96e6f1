package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommitterTest {
  @TempDir Path root;

  @Test
  void anUploadThatIsGoneFailsTheCommitAndLeavesNoManifest() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();
      deleteUploads();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> sink.commit(1, finished))
          .withMessageStartingWith("Cannot commit to the archive: ");
      assertThat(Archived.manifests(root)).isEmpty();
    }
  }

  @Test
  void aFileOfAnotherLengthFailsTheCommitAndLeavesNoManifest() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();
      FinishedFile file = finished.iterator().next().files().get(0);
      deleteUploads();
      Files.writeString(root.resolve(file.path()), "x");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> sink.commit(1, finished))
          .withMessageEndingWith(
              "File "
                  + file.path()
                  + " has 1 bytes after its commit, expected "
                  + file.bytes()
                  + ". Its manifest was not written");
      assertThat(Archived.manifests(root)).isEmpty();
    }
  }

  @Test
  void theManifestNamesTheJobThatWroteTheFiles() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      sink.commit(1, sink.endOfInput());

      assertThat(new Manifests("file://" + root).read(new ManifestName("live-1", 1, 0)).jobId())
          .isEqualTo(sink.context.getJobInfo().getJobId().toString());
    }
  }

  @Test
  void aCommitterRefusesAStateThatTheRunHasLeftBehind() throws Exception {
    ArchiveSink sink = new ArchiveSink(SinkHarness.settings(root));
    new Manifests("file://" + root)
        .write(new ManifestName("live-1", 21, 0), new Manifest("job-a", List.of()));

    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(() -> sink.createCommitter(WriterContext.fresh().restoring(20).ofCommitter()))
        .withMessageContaining("what came between would be archived twice. Nothing was written");
    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(() -> sink.createCommitter(WriterContext.fresh().ofCommitter()))
        .withMessageContaining("restores no state: it would write beside them");
    sink.createCommitter(WriterContext.fresh().restoring(21).ofCommitter()).close();
  }

  @Test
  void finishedFilesOfAnotherRunAreRefused() throws Exception {
    ArchiveSettings other =
        new ArchiveSettings("file://" + root, "live-2", 1 << 20, Duration.ofSeconds(60), 1 << 20);
    try (SinkHarness sink =
        SinkHarness.start(new ArchiveSink(other), root, WriterContext.fresh())) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();

      assertThatExceptionOfType(RefusedStartException.class)
          .isThrownBy(() -> sink.commit(1, finished))
          .withMessage(
              "The restored state holds 1 finished files of run live-2, but RUN_ID is live-1."
                  + " Nothing was written. Resume under the run that the state belongs to");
      assertThat(sink.archived().visibleFiles()).isEmpty();
    }
  }

  @Test
  void theManifestOfAnotherJobIsNotOverwritten() throws Exception {
    ManifestName name = new ManifestName("live-1", 1, 0);
    Manifests manifests = new Manifests("file://" + root);
    Manifest other = new Manifest("job-a", List.of());
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();
      manifests.write(name, other);

      assertThatExceptionOfType(RefusedStartException.class)
          .isThrownBy(() -> sink.commit(1, finished))
          .withMessage(
              "Flink job job-a writes run live-1 too: "
                  + name.path()
                  + " is its manifest, and would be overwritten by that of job "
                  + sink.context.getJobInfo().getJobId()
                  + ", whose 1 files of this checkpoint were not committed. Let one job write a"
                  + " run: cancel one of the two, give the other start a RUN_ID of its own and"
                  + " backfill from the journal what the run lacks");
      assertThat(manifests.read(name)).isEqualTo(other);
      assertThat(sink.archived().visibleFiles()).isEmpty();
    }
  }

  @Test
  void aCommitIsRepeatedByTheJobThatWroteTheFilesAndByOneThatResumesIt() throws Exception {
    ManifestName name = new ManifestName("live-1", 1, 0);
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();
      sink.commit(1, finished);
      Manifest written = new Manifests("file://" + root).read(name);

      sink.commit(1, finished); // with the writer's job id, whichever job does it

      assertThat(new Manifests("file://" + root).read(name)).isEqualTo(written);
    }
  }

  private SinkHarness start() throws IOException {
    return SinkHarness.start(
        new ArchiveSink(SinkHarness.settings(root)), root, WriterContext.fresh());
  }

  private void deleteUploads() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
