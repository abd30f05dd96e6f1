package io.sportscards.platform;

import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.flink.MoreTaskManagers;
import io.sportscards.platform.process.ProcessId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The session cluster as a part: TaskManagers first, the JobManager last, so that it sees them go.
 */
final class FlinkPart {
  private final Path dir;
  private final FlinkOptions options;

  /**
   * @param port of the web UI; 0 takes a free one
   * @param s3Address where the object store answers
   */
  FlinkPart(PlatformOptions options, int port, String s3Address) {
    PlatformOptions.ObjectStore store = options.objectStore();
    String prefix = store.prefix().isEmpty() ? "" : store.prefix() + "/";
    this.dir = options.local().resolve("flink");
    this.options =
        new FlinkOptions(
            port,
            options.cluster().taskManagers(),
            "s3://" + store.bucket() + "/" + prefix + "_flink",
            s3Address,
            Map.of(
                "LOG_LEVEL", options.cluster().logLevel(),
                "AWS_ACCESS_KEY_ID", store.accessKey(),
                "AWS_SECRET_ACCESS_KEY", store.secretKey().reveal()),
            Map.of());
  }

  Part start() {
    FlinkCluster cluster = FlinkCluster.start(dir, options);
    cluster.leaveRunning();
    List<ProcessId> processes = new ArrayList<>(cluster.processes());
    processes.add(processes.remove(0));
    return part(cluster.uri().toString(), processes);
  }

  /**
   * Starts the TaskManagers that are dead or not there yet; jobs that run go on.
   *
   * @return the part as it is then; empty when its JobManager is gone, so that it must start anew
   */
  Optional<Part> mend(Part running) {
    ProcessId jobManager = running.processes().get(running.processes().size() - 1);
    if (!jobManager.isAlive() || !running.answers()) {
      return Optional.empty();
    }
    List<ProcessId> processes =
        new ArrayList<>(running.processes().stream().filter(ProcessId::isAlive).toList());
    processes.remove(jobManager);
    int missing = options.taskManagers() - processes.size();
    if (missing > 0) {
      processes.addAll(
          MoreTaskManagers.start(
              dir.toAbsolutePath(),
              options,
              URI.create(running.address()),
              missing,
              options.taskManagers()));
    }
    processes.add(jobManager);
    return Optional.of(part(running.address(), processes));
  }

  private static Part part(String address, List<ProcessId> processes) {
    return new Part("flink", "Flink", address, processes, "TERM");
  }
}
