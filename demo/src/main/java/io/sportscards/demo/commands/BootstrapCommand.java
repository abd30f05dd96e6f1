package io.sportscards.demo.commands;

import io.sportscards.demo.CliCommand;
import io.sportscards.demo.CommandFailure;
import io.sportscards.ingest.state.BootstrapSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Writes a savepoint of what the archive holds, from which a new live run starts. */
public final class BootstrapCommand implements CliCommand {
  private static final Duration POLL = Duration.ofMillis(500);
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
    awaitEnd(flink, job);
    System.out.println(savepoint);
    System.err.printf(
        "Start the run with%n  ./cards live --run-id %s --savepoint %s%n", runId, savepoint);
    return ExitCode.DONE;
  }

  /** However long it takes: the archive may be large, and the web UI shows how far it is. */
  private static void awaitEnd(FlinkRest flink, String job) throws CommandFailure {
    String state = flink.state(job);
    while (!state.equals("FINISHED")) {
      if (List.of("FAILED", "CANCELED").contains(state)) {
        throw new CommandFailure(
            ExitCode.UNREACHABLE,
            "Job %s is %s: %s. There is no savepoint; try again"
                .formatted(job, state, flink.lastFailureReason(job)));
      }
      LockSupport.parkNanos(POLL.toNanos());
      state = flink.state(job);
    }
  }
}
