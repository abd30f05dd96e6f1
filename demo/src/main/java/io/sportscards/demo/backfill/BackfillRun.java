package io.sportscards.demo.backfill;

import io.sportscards.demo.CommandFailure;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.platform.archive.WritableArchive;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One bounded run from its start to the moment from which readers take it. Until then nothing that
 * it leaves is taken, so whatever fails on the way is mended by writing it anew.
 */
public final class BackfillRun {
  private static final String MAIN = "io.sportscards.backfill.BackfillJob";

  private final WritableArchive archive;
  private final String runId;
  private final RunFiles files;

  public BackfillRun(WritableArchive archive, String runId) {
    this.archive = archive;
    this.runId = runId;
    this.files = new RunFiles(archive, runId);
  }

  /** Refuses a run that is finished. */
  public void refuseFinished() throws IOException, CommandFailure {
    Optional<RunRecord> record = RunRecordFile.read(archive, runId);
    if (record.isPresent() && record.get().finishedAt() != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Run %s was finished at %s, and readers may have taken its files; give this backfill another --run-id"
              .formatted(runId, record.get().finishedAt()));
    }
  }

  /** Refuses a run that a job is writing. */
  public void refuseRunning(FlinkRest flink) throws CommandFailure {
    for (FlinkRest.Job job : flink.jobs()) {
      if (job.name().equals(runId) && !job.isEnded()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Run %s is written by job %s, which is %s; let it end or cancel it in the web UI (%s/#/job/%s) first"
                .formatted(runId, job.id(), job.state(), flink.uri(), job.id()));
      }
    }
  }

  /** Refuses what an interrupted attempt left; it is for the user to say that it may go. */
  public void refuseLeftovers() throws IOException, CommandFailure {
    if (!files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Run %s was begun and not finished; no reader takes what it left. Give --restart to remove that and write the run anew, or another --run-id"
              .formatted(runId));
    }
  }

  /** Removes what an interrupted attempt left. */
  public void removeLeftovers() throws IOException {
    files.removeAll();
  }

  /**
   * Submits the job.
   *
   * @param jar its id on the cluster
   * @return the job's id
   */
  public String submit(FlinkRest flink, String jar, List<String> flags, int parallelism) {
    return flink.run(jar, MAIN, flags, parallelism, "");
  }

  /**
   * Waits for the job, removes what earlier attempts of its tasks wrote, counts, and finishes the
   * run if the counts agree.
   *
   * @param rows that the journal counts
   */
  BackfillReport complete(FlinkRest flink, String job, long rows)
      throws IOException, CommandFailure {
    RecordFlow flow = new BackfillWatch(flink, runId, job).await(rows);
    CommittedFiles committed = files.committed();
    files.remove(committed.unnamed());
    BackfillReport report = new BackfillReport(rows, flow, committed);
    if (report.problems().isEmpty()) {
      RunRecordFile.finish(archive, runId);
    }
    return report;
  }
}
