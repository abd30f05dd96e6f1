package io.sportscards.demo.commands;

import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.flink.FlinkRestException;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets another job go on with a run: the one that writes it stops with a savepoint, the next starts
 * from it, as the first one was started except for what is to change. What can be refused is
 * refused before anything stops.
 */
final class Handover {
  /**
   * What a command must list to use it. The path of the password file is as it is set now, since
   * Flink shows the value of nothing whose name holds that word.
   */
  static final List<Setting<?>> SETTINGS =
      List.of(
          PlatformSettings.FLINK_REST,
          PlatformSettings.RUN_ID,
          PlatformSettings.RABBITMQ_PASSWORD_FILE,
          LiveJar.FLAG);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final FlinkRest flink;
  private final String runId;
  private final Path jar;
  private final Map<String, String> passwordFile;

  Handover(Settings settings) throws CommandFailure, IOException {
    this.flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    this.runId = settings.get(PlatformSettings.RUN_ID);
    this.jar = LiveJar.of(settings);
    this.passwordFile = LiveJobs.flags(List.of(PlatformSettings.RABBITMQ_PASSWORD_FILE), settings);
  }

  /**
   * Does it, and prints savepoint, job and its page in the web UI.
   *
   * @param changes flags of the job's main, without their dashes
   * @throws CommandFailure when nothing was stopped, or with the savepoint to go on from
   */
  void to(Map<String, String> changes) throws CommandFailure {
    FlinkRest.Job job = LiveJobs.require(flink, runId);
    Map<String, String> flags = new TreeMap<>(flink.parameters(job.id()));
    if (flags.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Job %s of run %s does not say what it was started with. Nothing was stopped; use ./cards stop, then ./cards live --savepoint"
              .formatted(job.id(), runId));
    }
    // a release that is gone back to may not know them all
    flags.keySet().retainAll(LiveSettings.COMMAND.settings().stream().map(Setting::key).toList());
    flags.putAll(passwordFile);
    flags.putAll(changes);
    requireSlots(job, Integer.parseInt(flags.get(PlatformSettings.PARALLELISM.key())));
    String uploaded = flink.upload(jar);

    String savepoint = flink.stopWithSavepoint(job.id(), PATIENCE);
    System.out.println("Job " + job.id() + " is stopped with savepoint");
    System.out.println(savepoint);
    try {
      LiveStart.start(flink, uploaded, flags, savepoint);
    } catch (CommandFailure e) {
      throw new CommandFailure(e.exitCode(), e.getMessage() + goOn(savepoint));
    } catch (FlinkRestException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage() + goOn(savepoint));
    }
  }

  private void requireSlots(FlinkRest.Job job, int needed) throws CommandFailure {
    int held =
        flink.vertices(job.id()).stream().mapToInt(FlinkRest.Vertex::parallelism).max().orElse(0);
    int slots = held + flink.freeSlots();
    if (needed > slots) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Parallelism %d needs as many slots; the cluster has %d, those that run %s holds included. Nothing was stopped; start more task managers (TASK_MANAGERS=%d ./cards up)"
              .formatted(needed, slots, runId, needed));
    }
  }

  private String goOn(String savepoint) {
    return "%nRun %s is stopped; when no job of it is left (./cards status), go on with%n  ./cards live --run-id %s --savepoint %s"
        .formatted(runId, runId, savepoint);
  }
}
