package io.sportscards.demo.commands;

import io.sportscards.demo.CliCommand;
import io.sportscards.demo.CommandFailure;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Stops the live job with a savepoint from which the run goes on exactly. */
public final class StopCommand implements CliCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public Command spec() {
    return new Command(
        "cards stop",
        "Stop the live job with a savepoint; ./cards live --savepoint goes on from it.",
        List.of(PlatformSettings.FLINK_REST, PlatformSettings.RUN_ID),
        List.of("./cards stop", "./cards stop --run-id live-2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    String runId = settings.get(PlatformSettings.RUN_ID);
    FlinkRest.Job job =
        LiveJobs.running(flink, runId)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "No job of run "
                            + runId
                            + " runs at "
                            + flink.uri()
                            + "; ./cards status shows what does"));
    String savepoint = flink.stopWithSavepoint(job.id(), PATIENCE);
    System.out.println(savepoint);
    System.err.println(
        "Run "
            + runId
            + " is stopped. Lines of open files are in the savepoint alone; go on with\n  ./cards live --run-id "
            + runId
            + " --savepoint "
            + savepoint);
    return ExitCode.DONE;
  }
}
