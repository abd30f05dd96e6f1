package io.sportscards.demo.commands;

import io.sportscards.demo.services.JobEnd;
import io.sportscards.ingest.state.BootstrapSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a savepoint of what the archive holds, from which a new live run starts. */
public final class BootstrapCommand implements CliCommand {
  private static final String MAIN = "io.sportscards.ingest.state.BootstrapJob";

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(BootstrapSettings.COMMAND.settings());
    settings.remove(BootstrapSettings.SAVEPOINT);
    settings.add(PlatformSettings.FLINK_REST);
    settings.add(LiveJar.FLAG);
    return new Command(
        "cards bootstrap",
        "Write a savepoint for a new live run that knows what earlier live runs and finished others have archived.",
        settings,
        List.of("./cards bootstrap --run-id live-2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    String runId = settings.get(PlatformSettings.RUN_ID);
    String prefix = settings.get(PlatformSettings.S3_PREFIX);
    String savepoint =
        "s3://%s/%s_flink/savepoints/bootstrap-%s-%s"
            .formatted(
                settings.get(PlatformSettings.S3_BUCKET),
                prefix == null ? "" : prefix + "/",
                runId,
                UUID.randomUUID().toString().substring(0, 8));
    Map<String, String> flags =
        LiveJobs.flags(
            BootstrapSettings.COMMAND.settings().stream()
                .filter(setting -> !setting.equals(BootstrapSettings.SAVEPOINT))
                .toList(),
            settings);
    flags.put(BootstrapSettings.SAVEPOINT.key(), savepoint);

    String jar = flink.upload(LiveJar.of(settings));
    int parallelism = settings.get(PlatformSettings.PARALLELISM);
    String job = flink.run(jar, MAIN, LiveStart.arguments(flags), parallelism, "");
    System.err.println(LiveJobs.page(flink, job));
    JobEnd.await(flink, job, "There is no savepoint; try again");
    System.out.println(savepoint);
    System.err.printf(
        "Start the run with%n  ./cards live --run-id %s --savepoint %s%n", runId, savepoint);
    return ExitCode.DONE;
  }
}
