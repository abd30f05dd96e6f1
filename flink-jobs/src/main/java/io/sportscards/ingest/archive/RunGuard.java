package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Refuses a start that would write a run's lines a second time.
 *
 * <p>It never trips on a recovery within one execution. Files and manifests of checkpoint N are
 * written after the job was told that N is complete; that comes after N has been stored as the
 * checkpoint to recover from, so a recovery restores N or a later one. A savepoint that the job
 * goes on from is not stored so, and Flink does not commit for it: its files follow with the next
 * checkpoint. Stop-with-savepoint does commit; if the stop fails after that, Flink ends the job
 * rather than recover it. Where it still may recover an older checkpoint, after the loss of a
 * JobManager between the two, this guard is what stands between the run and double lines. Before
 * its first checkpoint, and in BATCH, a job recovers without state, under its own job id.
 */
final class RunGuard {
  private final Manifests manifests;
  private final String runId;

  RunGuard(Manifests manifests, String runId) {
    this.manifests = manifests;
    this.runId = runId;
  }

  /**
   * @throws RefusedStartException when the run has gone on since the restored state, or was written
   *     by another job and nothing is restored
   */
  void checkStart(String jobId, OptionalLong restoredCheckpointId) throws IOException {
    Optional<ManifestName> latest = manifests.latest(runId);
    if (latest.isEmpty()) {
      return;
    }
    long committed = latest.get().checkpointId();
    if (restoredCheckpointId.isPresent()) {
      long restored = restoredCheckpointId.getAsLong();
      if (restored < committed) {
        throw new RefusedStartException(
            String.format(
                "Run %s has files of checkpoint %d (%s), but this start restores checkpoint %d:"
                    + " what came between would be archived twice. Nothing was written. Restore"
                    + " checkpoint %d or a later one of this run, or set RUN_ID to a new run and"
                    + " backfill from the journal what it lacks",
                runId, committed, latest.get().path(), restored, committed));
      }
      return;
    }
    String writer = manifests.read(latest.get()).jobId();
    if (!writer.equals(jobId)) {
      throw new RefusedStartException(
          String.format(
              "Run %s has files of Flink job %s up to checkpoint %d (%s), but this start (job %s)"
                  + " restores no state: it would write beside them. Nothing was written. Restore"
                  + " the last checkpoint or savepoint of that job, or set RUN_ID to a new run; a"
                  + " bounded run may be written anew with --restart",
              runId, writer, committed, latest.get().path(), jobId));
    }
  }

  /**
   * @throws RefusedStartException when lines of another run are open in the restored state
   */
  void checkLines(Collection<OpenLines> restored) throws RefusedStartException {
    for (OpenLines open : restored) {
      if (!open.partition().contains("run_id=" + runId + "/")) {
        throw new RefusedStartException(
            String.format(
                "The restored state holds %d lines of an open file of %s, but RUN_ID is %s. Nothing"
                    + " was written. Resume under the run that the state belongs to",
                open.lines(), open.partition(), runId));
      }
    }
  }

  /**
   * Asks for the writer's job, not for this one: a job that resumes commits what its predecessor
   * wrote.
   *
   * @throws RefusedStartException when finished files of another run are in the restored state, or
   *     another job has written the manifest that would name these
   */
  void checkFiles(FinishedFiles finished) throws IOException {
    if (!finished.origin().runId().equals(runId)) {
      throw new RefusedStartException(
          String.format(
              "The restored state holds %d finished files of run %s, but RUN_ID is %s. Nothing was"
                  + " written. Resume under the run that the state belongs to",
              finished.files().size(), finished.origin().runId(), runId));
    }
    String jobId = finished.origin().jobId();
    Optional<Manifest> present = manifests.find(finished.manifest());
    if (present.isPresent() && !present.get().jobId().equals(jobId)) {
      throw new RefusedStartException(
          String.format(
              "Flink job %s writes run %s too: %s is its manifest, and would be overwritten by that"
                  + " of job %s, whose %d files of this checkpoint were not committed. Let one job"
                  + " write a run: cancel one of the two, give the other start a RUN_ID of its own"
                  + " and backfill from the journal what the run lacks",
              present.get().jobId(),
              runId,
              finished.manifest().path(),
              jobId,
              finished.files().size()));
    }
  }
}
