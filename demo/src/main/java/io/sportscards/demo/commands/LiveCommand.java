package io.sportscards.demo.commands;

import io.sportscards.demo.CliCommand;
import io.sportscards.demo.CommandFailure;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobJar;
import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Submits the live job to the session cluster. */
public final class LiveCommand implements CliCommand {
  private static final Setting<String> SAVEPOINT =
      SettingTypes.text(
              "SAVEPOINT", "", "Savepoint or checkpoint to resume from, as ./cards stop prints it")
          .asFlag();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final String MAIN = "io.sportscards.ingest.live.LiveJob";

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(LiveSettings.COMMAND.settings());
    settings.add(PlatformSettings.FLINK_REST);
    settings.add(SAVEPOINT);
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
    String jar = flink.upload(JobJar.find(Checkout.root()));
    String savepoint = settings.get(SAVEPOINT);
    String job =
        flink.run(
            jar,
            MAIN,
            LiveJobs.arguments(settings),
            settings.get(PlatformSettings.PARALLELISM),
            savepoint == null ? "" : savepoint);
    awaitRunning(flink, job);
    System.out.println("Run " + runId + " is job " + job);
    System.out.println(settings.get(PlatformSettings.FLINK_REST) + "/#/job/running/" + job);
    return ExitCode.DONE;
  }

  /** A refused start, such as that of a run without its state, shows only when the tasks begin. */
  private static void awaitRunning(FlinkRest flink, String job) throws CommandFailure {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!flink.vertices(job).stream().allMatch(vertex -> vertex.status().equals("RUNNING"))) {
      String state = flink.state(job);
      if (state.equals("FAILED")) {
        throw new CommandFailure(
            ExitCode.USAGE, "Job " + job + " has failed: " + flink.lastFailureReason(job));
      }
      if (System.nanoTime() > deadline) {
        throw new CommandFailure(
            ExitCode.UNREACHABLE,
            "Job %s is %s and not running after %d s%s. The web UI says more: %s/#/job/%s"
                .formatted(
                    job, state, PATIENCE.toSeconds(), because(flink, job), flink.uri(), job));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static String because(FlinkRest flink, String job) {
    String reason = flink.lastFailureReason(job);
    return reason.isEmpty() ? "; has the cluster enough slots?" : ": " + reason;
  }
}
