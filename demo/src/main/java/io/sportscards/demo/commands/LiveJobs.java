package io.sportscards.demo.commands;

import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** The newest job of a run, ended or not. */
  static Optional<FlinkRest.Job> latest(FlinkRest flink, String runId) {
    return running(flink, runId)
        .or(() -> flink.jobs().stream().filter(job -> job.name().equals(runId)).findFirst());
  }

  /** The flags that give the job's main the values that hold here; none of them is a secret. */
  static List<String> arguments(Settings settings) {
    List<String> arguments = new ArrayList<>();
    for (Setting<?> setting : LiveSettings.COMMAND.settings()) {
      String text =
          isLocalPath(setting, settings)
              // Flink's processes run in another directory
              ? Path.of(settings.text(setting)).toAbsolutePath().toString()
              : settings.text(setting);
      if (text != null) {
        arguments.add("--" + setting.key());
        arguments.add(text);
      }
    }
    return arguments;
  }

  private static boolean isLocalPath(Setting<?> setting, Settings settings) {
    return settings.get(setting) instanceof Path
        || (setting.equals(PlatformSettings.EVENT_DESCRIPTORS)
            && settings.get(setting) != null
            && !settings.text(setting).contains("://"));
  }
}
