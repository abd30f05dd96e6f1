package io.sportscards.platform.flink;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.ProcessId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts TaskManagers for a cluster that an earlier process started and let go. */
public final class MoreTaskManagers {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private MoreTaskManagers() {}

  /**
   * Starts them with the cluster's own configuration, waits until it has taken them in, and lets
   * them outlive this JVM.
   *
   * @param dir the cluster's directory
   * @param options with which the cluster was started
   * @param total how many TaskManagers the cluster then has
   * @throws IllegalStateException when they did not come up; none is then left running
   */
  public static List<ProcessId> start(
      Path dir, FlinkOptions options, URI rest, int count, int total) {
    FlinkRest cluster = new FlinkRest(rest);
    List<ChildProcess> added = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        added.add(FlinkProcess.taskManager(dir, options, unusedName(dir)));
      }
      for (ChildProcess taskManager : added) {
        taskManager.awaitReady(() -> cluster.taskManagersIfUp() >= total, PATIENCE);
      }
    } catch (RuntimeException e) {
      added.forEach(ChildProcess::kill);
      throw e;
    }
    added.forEach(ChildProcess::leaveRunning);
    return added.stream().map(ChildProcess::id).toList();
  }

  /** A dead one's name is taken: its log stays, and the cluster may not have missed it yet. */
  private static String unusedName(Path dir) {
    int number = 0;
    while (Files.exists(dir.resolve("log").resolve("taskmanager-" + number + ".out"))) {
      number++;
    }
    return "taskmanager-" + number;
  }
}
