package io.sportscards.demo.backfill;

import io.sportscards.archive.WritableArchive;
import io.sportscards.backfill.journal.JournalCount;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * One bounded run from its start to the moment from which readers take it. Until then nothing that
 * it leaves is taken, so whatever fails on the way is mended by writing it anew.
 */
public final class BackfillRun {
  static final Setting<Boolean> RESTART =
      SettingTypes.toggle(
          "RESTART", "Remove what an attempt left that did not finish, and write the run anew");

  /** What a command that starts such a run takes besides what its job takes. */
  static final List<Setting<?>> SETTINGS =
      List.of(
          RESTART,
          PlatformSettings.FLINK_REST,
          PlatformSettings.AWS_REGION,
          PlatformSettings.S3_ENDPOINT,
          PlatformSettings.AWS_ACCESS_KEY_ID,
          PlatformSettings.AWS_SECRET_ACCESS_KEY);

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
          "Run %s was finished at %s, and readers may have taken its files; give this one another --run-id"
              .formatted(runId, record.get().finishedAt()));
    }
  }

  /** Refuses a run that may not be written now. */
  public void refuse(FlinkRest flink, boolean restart) throws IOException, CommandFailure {
    refuseFinished();
    refuseRunning(flink);
    if (!restart) {
      refuseLeftovers();
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
   * @param main the class that builds it
   * @param flags its values by name, empty for a switch
   * @return the job's id
   */
  public String submit(
      FlinkRest flink, String jar, Class<?> main, Map<String, String> flags, int parallelism) {
    return submit(flink, jar, main, flags, parallelism, "");
  }

  /**
   * Submits a job that starts from state.
   *
   * @param savepoint empty to start without
   */
  String submit(
      FlinkRest flink,
      String jar,
      Class<?> main,
      Map<String, String> flags,
      int parallelism,
      String savepoint) {
    List<String> arguments = new ArrayList<>();
    flags.forEach(
        (name, value) -> {
          arguments.add("--" + name);
          if (!value.isEmpty()) {
            arguments.add(value);
          }
        });
    return flink.run(jar, main.getName(), arguments, parallelism, savepoint);
  }

  /** Shows and awaits a job that reads so many rows of the journal. */
  ExitCode complete(FlinkRest flink, String job, JournalCount count) throws Exception {
    long rows = count.rows();
    return complete(
        flink, job, OptionalLong.of(rows), () -> ExpectedRows.exactly("The journal counts", rows));
  }

  /**
   * Shows where the job is seen, waits for it, removes what earlier attempts of its tasks wrote,
   * counts, finishes the run if the counts agree, and prints the report.
   *
   * @param rows that it will read, if that is known
   * @param expected counts what was to be read, after the end
   */
  ExitCode complete(FlinkRest flink, String job, OptionalLong rows, Callable<ExpectedRows> expected)
      throws Exception {
    System.out.println(flink.uri() + "/#/job/running/" + job);
    RecordFlow flow = new BackfillWatch(flink, runId, job).await(rows);
    CommittedFiles committed = files.committed();
    files.remove(committed.unnamed());
    BackfillReport report = new BackfillReport(expected.call(), flow, committed);
    if (report.problems().isEmpty()) {
      RunRecordFile.finish(archive, runId);
    }
    return show(report);
  }

  private ExitCode show(BackfillReport report) {
    System.out.print(report.text());
    if (report.problems().isEmpty()) {
      System.out.println("  All counts agree. Run " + runId + " is finished: readers take it.");
      return ExitCode.DONE;
    }
    report.problems().forEach(problem -> System.out.println("  ! " + problem));
    System.out.println(
        "  Run " + runId + " is not finished, and no reader takes it; --restart writes it anew.");
    return ExitCode.DISAGREE;
  }
}
