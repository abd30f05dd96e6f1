package io.sportscards.demo.commands;

import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Stops the live job with a savepoint from which the run goes on exactly. */
public final class StopCommand implements CliCommand {
  private static final Setting<Boolean> DRAIN =
      SettingTypes.toggle(
          "DRAIN",
          "Close and commit every open file first, so that nothing of the run is in the savepoint alone");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public Command spec() {
    return new Command(
        "cards stop",
        "Stop the live job with a savepoint; ./cards live --savepoint goes on from it.",
        List.of(PlatformSettings.FLINK_REST, PlatformSettings.RUN_ID, DRAIN),
        List.of("./cards stop", "./cards stop --drain", "./cards stop --run-id live-2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    String runId = settings.get(PlatformSettings.RUN_ID);
    String job = LiveJobs.require(flink, runId).id();
    boolean drain = settings.get(DRAIN);
    String savepoint =
        drain ? flink.drainWithSavepoint(job, PATIENCE) : flink.stopWithSavepoint(job, PATIENCE);
    System.out.println(savepoint);
    System.err.printf(
        """
        %s
        Run %s is stopped. %s; go on with
          ./cards live --run-id %s --savepoint %s
        """,
        LiveJobs.endedPage(flink, job),
        runId,
        drain
            ? "Every line that it took is in a file that a manifest names; the savepoint holds what it has seen"
            : "Lines of open files are in the savepoint alone",
        runId,
        savepoint);
    return ExitCode.DONE;
  }
}
