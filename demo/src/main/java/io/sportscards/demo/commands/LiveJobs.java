package io.sportscards.demo.commands;

import io.sportscards.demo.services.JobFlags;
import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Live jobs on a session cluster: the job of a run carries the run's id as its name. */
final class LiveJobs {
  private LiveJobs() {}

  /** The job that writes a run now, restarting ones included. */
  static Optional<FlinkRest.Job> running(FlinkRest flink, String runId) {
    return flink.jobs().stream()
        .filter(job -> job.name().equals(runId) && !job.isEnded())
        .findFirst();
  }

  /**
   * The same, for a command that needs one.
   *
   * @throws CommandFailure when nothing writes the run
   */
  static FlinkRest.Job require(FlinkRest flink, String runId) throws CommandFailure {
    return running(flink, runId)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "No job of run %s runs at %s; ./cards status shows what does"
                        .formatted(runId, flink.uri())));
  }

  /** The newest job of a run, ended or not. */
  static Optional<FlinkRest.Job> latest(FlinkRest flink, String runId) {
    return running(flink, runId)
        .or(() -> flink.jobs().stream().filter(job -> job.name().equals(runId)).findFirst());
  }

  /** Where the web UI shows a job that runs. */
  static String page(FlinkRest flink, String jobId) {
    return flink.uri() + "/#/job/running/" + jobId;
  }

  /** Where the web UI shows a job that has ended, as long as the JobManager remembers it. */
  static String endedPage(FlinkRest flink, String jobId) {
    return flink.uri() + "/#/job/completed/" + jobId;
  }

  /** The flags that give the job's main the values that hold here; none of them is a secret. */
  static Map<String, String> flags(Settings settings) {
    return flags(LiveSettings.COMMAND.settings(), settings);
  }

  /** The same for some of the settings. */
  static Map<String, String> flags(List<Setting<?>> some, Settings settings) {
    return JobFlags.of(some, settings);
  }
}
