package io.sportscards.demo.commands;

import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Starts a live job from a jar on the session cluster and waits until all of its tasks run. */
final class LiveStart {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final String MAIN = "io.sportscards.ingest.live.LiveJob";

  private LiveStart() {}

  /**
   * Starts it and prints its id and its page in the web UI.
   *
   * @param flags of the job's main, without their dashes
   * @param savepoint to go on from; empty to start without state
   * @throws CommandFailure when the job fails, as one does whose start is refused, or its tasks do
   *     not run in time
   */
  static void start(FlinkRest flink, String jarId, Map<String, String> flags, String savepoint)
      throws CommandFailure {
    int parallelism = Integer.parseInt(flags.get(PlatformSettings.PARALLELISM.key()));
    String job = flink.run(jarId, MAIN, arguments(flags), parallelism, savepoint);
    awaitRunning(flink, job);
    System.out.println("Run " + flags.get(PlatformSettings.RUN_ID.key()) + " is job " + job);
    System.out.println(LiveJobs.page(flink, job));
  }

  /** Flags as a main takes them. */
  static List<String> arguments(Map<String, String> flags) {
    List<String> arguments = new ArrayList<>();
    flags.forEach(
        (flag, value) -> {
          arguments.add("--" + flag);
          arguments.add(value);
        });
    return arguments;
  }

  /** A refused start, such as that of a run without its state, shows only when the tasks begin. */
  private static void awaitRunning(FlinkRest flink, String job) throws CommandFailure {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!flink.runsWhole(job)) {
      String state = flink.state(job);
      if (state.equals("FAILED")) {
        throw new CommandFailure(
            ExitCode.USAGE, "Job " + job + " has failed: " + flink.lastFailureReason(job));
      }
      if (System.nanoTime() > deadline) {
        throw new CommandFailure(
            ExitCode.UNREACHABLE,
            "Job %s is %s and not running after %d s%s. The web UI says more: %s"
                .formatted(
                    job,
                    state,
                    PATIENCE.toSeconds(),
                    because(flink, job),
                    LiveJobs.page(flink, job)));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static String because(FlinkRest flink, String job) {
    String reason = flink.lastFailureReason(job);
    return reason.isEmpty() ? "; has the cluster enough slots?" : ": " + reason;
  }
}
