package io.sportscards.demo.commands;

import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Submits the live job to the session cluster. */
public final class LiveCommand implements CliCommand {
  private static final Setting<String> SAVEPOINT =
      SettingTypes.text(
              "SAVEPOINT", "", "Savepoint or checkpoint to resume from, as ./cards stop prints it")
          .asFlag();

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(LiveSettings.COMMAND.settings());
    settings.add(PlatformSettings.FLINK_REST);
    settings.add(SAVEPOINT);
    settings.add(LiveJar.FLAG);
    return new Command(
        "cards live",
        "Start the live job on the session cluster: queue to files, exactly once.",
        settings,
        List.of(
            "./cards live",
            "./cards live --run-id live-2 --parallelism 4",
            "./cards live --event-descriptors contract.binpb --savepoint s3://sportscards/analytics/_flink/savepoints/savepoint-1b2c3d-4e5f",
            "./cards live --savepoint s3://sportscards/analytics/_flink/savepoints/savepoint-6fa1b2-0c9e"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    String runId = settings.get(PlatformSettings.RUN_ID);
    Optional<FlinkRest.Job> running = LiveJobs.running(flink, runId);
    if (running.isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Run "
              + runId
              + " is written by job "
              + running.get().id()
              + ", which is "
              + running.get().state()
              + "; stop it first (./cards stop) or choose another RUN_ID");
    }
    String jar = flink.upload(LiveJar.of(settings));
    String savepoint = settings.get(SAVEPOINT);
    LiveStart.start(flink, jar, LiveJobs.flags(settings), savepoint == null ? "" : savepoint);
    return ExitCode.DONE;
  }
}
