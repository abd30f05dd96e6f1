package io.sportscards.platform.flink;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Flink session cluster on 127.0.0.1: one JobManager with its web UI and TaskManagers of one slot
 * each, every one a process of its own, made from Maven's jars. Not thread-safe.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Path dir;
  private final FlinkOptions options;
  private final int restPort;
  private final FlinkRest rest;
  private final List<ChildProcess> taskManagers = new ArrayList<>();
  private ChildProcess jobManager;
  private int taskManagersEver;

  private FlinkCluster(Path dir, FlinkOptions options) {
    this.dir = dir;
    this.options = options;
    this.restPort = options.restPort() == 0 ? FreePorts.one() : options.restPort();
    this.rest = new FlinkRest(URI.create("http://127.0.0.1:" + restPort));
  }

  /** Starts a cluster and waits until all of its TaskManagers have registered. */
  public static FlinkCluster start(Path dir, FlinkOptions options) {
    FlinkCluster cluster = new FlinkCluster(dir.toAbsolutePath(), options);
    cluster.writeFiles();
    try {
      cluster.launch();
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** The cluster's REST API. */
  public FlinkRest rest() {
    return rest;
  }

  /** Address of the web UI and REST API, e.g. {@code http://127.0.0.1:21022}. */
  public URI uri() {
    return rest.uri();
  }

  /** Logs of all processes. */
  public Path logs() {
    return dir.resolve("log");
  }

  /** How many TaskManager processes we hold, dead ones included. */
  public int taskManagers() {
    return taskManagers.size();
  }

  /** Process of the i-th TaskManager, counted from 0 in the order of their starts. */
  public ProcessId taskManager(int i) {
    return taskManagers.get(i).id();
  }

  public ProcessId jobManager() {
    return jobManager.id();
  }

  /** All processes, the JobManager first. */
  public List<ProcessId> processes() {
    List<ProcessId> processes = new ArrayList<>();
    processes.add(jobManager.id());
    taskManagers.forEach(taskManager -> processes.add(taskManager.id()));
    return processes;
  }

  /** Kills the i-th TaskManager at once (-9), as a crash would. */
  public void killTaskManager(int i) {
    taskManagers.get(i).kill();
  }

  /**
   * Kills the JobManager at once (-9). Its jobs are lost unless the cluster has {@linkplain
   * FlinkOptions#withHighAvailability high availability}.
   */
  public void killJobManager() {
    jobManager.kill();
  }

  /**
   * Starts the JobManager again, on the same ports, after it was killed; returns at once. With high
   * availability its jobs go on from their last checkpoint under the same ids.
   */
  public void startJobManager() {
    jobManager = FlinkProcess.jobManager(dir, options);
  }

  /**
   * Starts one more TaskManager; returns at once, and the cluster takes it in within seconds.
   *
   * @return its number
   */
  public int startTaskManager() {
    taskManagers.add(FlinkProcess.taskManager(dir, options, "taskmanager-" + taskManagersEver++));
    return taskManagers.size() - 1;
  }

  /** Sends a signal such as {@code STOP} to the i-th TaskManager; nothing when it is gone. */
  public void signalTaskManager(int i, String signal) {
    taskManagers.get(i).signal(signal);
  }

  /** Waits until as many TaskManagers are registered. */
  public void awaitTaskManagers(int count) {
    ChildProcess last = taskManagers.get(taskManagers.size() - 1);
    last.awaitReady(() -> rest.taskManagersIfUp() >= count, PATIENCE);
  }

  /** Stops all processes; none is left. Running jobs end, their checkpoints stay. */
  @Override
  public void close() {
    taskManagers.forEach(taskManager -> taskManager.signal("TERM"));
    taskManagers.forEach(taskManager -> taskManager.stop("TERM", STOP_PATIENCE));
    if (jobManager != null) {
      jobManager.stop("TERM", STOP_PATIENCE);
    }
  }

  /** Lets all processes outlive this JVM. */
  public void leaveRunning() {
    taskManagers.forEach(ChildProcess::leaveRunning);
    jobManager.leaveRunning();
  }

  private void launch() {
    startJobManager();
    for (int i = 0; i < options.taskManagers(); i++) {
      startTaskManager();
    }
    jobManager.awaitReady(() -> rest.taskManagersIfUp() >= options.taskManagers(), PATIENCE);
  }

  private void writeFiles() {
    try {
      for (String name : List.of("log", "tmp", "upload")) {
        Files.createDirectories(dir.resolve(name));
      }
      FlinkConfiguration.write(dir, FreePorts.one(), restPort, options);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare Flink's directory " + dir, e);
    }
  }
}
