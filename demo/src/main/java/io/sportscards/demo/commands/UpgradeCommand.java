package io.sportscards.demo.commands;

import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Lets a run go on with another jar, other settings, or both. */
public final class UpgradeCommand implements CliCommand {
  private static final List<Setting<?>> CHANGES = changes();

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(Handover.SETTINGS);
    settings.addAll(CHANGES);
    return new Command(
        "cards upgrade",
        "Go on with the live job's run in another jar: stop with a savepoint, start from it; settings without a flag stay as the job was started.",
        settings,
        List.of(
            "./cards upgrade",
            "./cards upgrade --jar flink-jobs-1.3.0-job.jar",
            "./cards upgrade --archive-roll-interval PT1M"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    new Handover(settings).to(LiveJobs.flags(CHANGES, settings));
    return ExitCode.DONE;
  }

  /** Of the run's own settings only flags count, and none has a default. */
  private static List<Setting<?>> changes() {
    List<Setting<?>> changes = new ArrayList<>();
    for (Setting<?> setting : LiveSettings.COMMAND.settings()) {
      if (!Handover.SETTINGS.contains(setting)) {
        changes.add(setting.withDefault("").asFlag());
      }
    }
    return List.copyOf(changes);
  }
}
