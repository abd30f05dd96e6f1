package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that ends and another that goes on where it was. */
class ArchiveRestartIT {
  private static final int LINES = 5_000;
  // Slow enough that a job is stopped long before its input ends, on a busy machine too
  private static final double LINES_PER_SECOND = 400;

  @TempDir Path root;
  @TempDir Path state;

  @Test
  void filesUploadedButNotCommittedAreCommittedByTheJobThatResumes() throws Exception {
    Fault dead = new Fault(Fault.Place.BEFORE_FILE_COMMIT, 0, Fault.FOREVER);
    String brokenRoot = FaultyFileSystem.rootWith(dead, root);
    ArchiveJob broken = job().withoutRestart();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> broken.run(new ArchiveSink(ArchiveJob.settings(brokenRoot))));
    assertThat(Archived.read(root).visibleFiles()).isEmpty();

    ArchiveJob resumed = resuming(lastCheckpoint());
    resumed.run(sink());

    assertExact(resumed);
  }

  @Test
  void aSavepointOfTwoWritersResumesWithThree() throws Exception {
    String savepoint = stopAfterSomeFiles(job().withParallelism(2));

    ArchiveJob resumed = resuming(savepoint).withParallelism(3);
    resumed.run(sink());

    assertExact(resumed);
  }

  @Test
  void aSavepointOfThreeWritersResumesWithOne() throws Exception {
    String savepoint = stopAfterSomeFiles(job().withParallelism(3));

    ArchiveJob resumed = resuming(savepoint).withParallelism(1);
    resumed.run(sink());

    assertExact(resumed);
  }

  @Test
  void aSavepointThatTheRunHasLeftBehindIsRefusedAtOnce() throws Exception {
    String savepoint = stopAfterSomeFiles(job());
    resuming(savepoint).run(sink());
    Archived before = Archived.read(root);

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> resuming(savepoint).run(sink()))
        .satisfies(
            e ->
                assertThat(ExceptionUtils.findThrowable(e, RefusedStartException.class))
                    .hasValueSatisfying(
                        refused ->
                            assertThat(refused)
                                .hasMessageContaining(
                                    "what came between would be archived twice")));
    assertThat(Archived.read(root)).isEqualTo(before);
  }

  private ArchiveJob job() {
    return new ArchiveJob(state.resolve("checkpoints"), LINES, LINES_PER_SECOND);
  }

  private ArchiveJob resuming(String checkpointOrSavepoint) {
    return new ArchiveJob(state.resolve("checkpoints"), LINES, 1e9)
        .restoring(checkpointOrSavepoint);
  }

  private ArchiveSink sink() {
    return new ArchiveSink(ArchiveJob.settings("file://" + root));
  }

  private String stopAfterSomeFiles(ArchiveJob job) throws Exception {
    JobClient running = job.start(sink());
    await().atMost(Duration.ofSeconds(30)).until(() -> Archived.manifests(root).size() >= 2);
    String savepoints = state.resolve("savepoints").toUri().toString();
    String savepoint =
        running.stopWithSavepoint(false, savepoints, SavepointFormatType.CANONICAL).get();
    assertThat(Archived.read(root).lines()).hasSizeLessThan(LINES);
    return savepoint;
  }

  private String lastCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparing(chk -> Long.valueOf(chk.getFileName().toString().substring(4))))
          .orElseThrow()
          .toUri()
          .toString();
    }
  }

  private void assertExact(ArchiveJob job) throws IOException {
    Archived archived = Archived.read(root);
    assertThat(archived.lines().stream().sorted().toList()).isEqualTo(job.expected());
    assertThat(archived.visibleFiles()).isEqualTo(archived.linesByFile().keySet());
  }
}
