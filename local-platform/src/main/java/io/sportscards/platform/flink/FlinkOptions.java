package io.sportscards.platform.flink;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a session cluster is started with.
 *
 * @param restPort of the REST API and web UI on 127.0.0.1; 0 takes a free one
 * @param taskManagers how many processes, each with one slot
 * @param storage where checkpoints and savepoints go, e.g. {@code s3://bucket/prefix/_flink} or a
 *     {@code file:///} directory
 * @param s3Endpoint of the S3 server, e.g. {@code http://127.0.0.1:9000}; empty for AWS itself
 * @param environment variables of the processes, the S3 keys among them (AWS_ACCESS_KEY_ID,
 *     AWS_SECRET_ACCESS_KEY): what stands in the configuration is shown in the web UI
 * @param configuration further Flink settings; they win over ours
 */
public record FlinkOptions(
    int restPort,
    int taskManagers,
    String storage,
    String s3Endpoint,
    Map<String, String> environment,
    Map<String, String> configuration) {
  public FlinkOptions {
    environment = Map.copyOf(environment);
    configuration = Map.copyOf(configuration);
  }

  /** A free port, storage in a directory, no S3. */
  public static FlinkOptions onFiles(int taskManagers, Path storage) {
    return new FlinkOptions(
        0, taskManagers, storage.toAbsolutePath().toUri().toString(), "", Map.of(), Map.of());
  }

  /** A free port, storage on a local S3 server. */
  public static FlinkOptions onS3(
      int taskManagers, String storage, String endpoint, String accessKey, String secretKey) {
    return new FlinkOptions(
        0,
        taskManagers,
        storage,
        endpoint,
        Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", secretKey),
        Map.of());
  }

  /**
   * Jobs survive the JobManager: leader and job graphs are kept in ZooKeeper, what is large in
   * {@code <storage>/ha}. A dead JobManager's successor takes over after 10 seconds.
   *
   * @param zooKeeper address, e.g. {@code 127.0.0.1:2181}
   */
  public FlinkOptions withHighAvailability(String zooKeeper) {
    return with(
        Map.of(
            "high-availability.type", "zookeeper",
            "high-availability.zookeeper.quorum", zooKeeper,
            "high-availability.zookeeper.client.session-timeout", "10 s",
            // a JobManager that gives ZooKeeper up ends itself, and here nobody starts it again
            "high-availability.zookeeper.client.retry-wait", "1 s",
            "high-availability.zookeeper.client.max-retry-attempts", "60",
            "high-availability.storageDir", storage + "/ha"));
  }

  /** The same with further Flink settings. */
  public FlinkOptions with(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(configuration);
    all.putAll(further);
    return new FlinkOptions(restPort, taskManagers, storage, s3Endpoint, environment, all);
  }

  /** The same with further variables of the processes. */
  public FlinkOptions withEnvironment(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(further);
    return new FlinkOptions(restPort, taskManagers, storage, s3Endpoint, all, configuration);
  }

  /**
   * The same for processes that live for a minute or so: what the JVM's second compiler makes takes
   * a third of such a life and is hardly used.
   */
  public FlinkOptions shortLived() {
    return withEnvironment(Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
  }

  /** The secrets stay out of logs. */
  @Override
  public String toString() {
    return "FlinkOptions[taskManagers=" + taskManagers + ", storage=" + storage + "]";
  }
}
