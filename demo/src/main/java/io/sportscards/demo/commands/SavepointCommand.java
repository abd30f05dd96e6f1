package io.sportscards.demo.commands;

import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Takes a savepoint of a live job that goes on. */
public final class SavepointCommand implements CliCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public Command spec() {
    return new Command(
        "cards savepoint",
        "Take a savepoint of the live job, which goes on.",
        List.of(PlatformSettings.FLINK_REST, PlatformSettings.RUN_ID),
        List.of("./cards savepoint", "./cards savepoint --run-id live-2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    String runId = settings.get(PlatformSettings.RUN_ID);
    String job = LiveJobs.require(flink, runId).id();
    System.out.println(flink.savepoint(job, PATIENCE));
    System.err.printf(
        "%s%nRun %s goes on. Once it has committed further files, no start resumes it from this savepoint; to stop and resume it, use ./cards stop%n",
        LiveJobs.page(flink, job), runId);
    return ExitCode.DONE;
  }
}
