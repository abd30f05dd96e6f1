package io.sportscards.platform.flink;

import java.nio.file.Path;
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

  /** The secrets stay out of logs. */
  @Override
  public String toString() {
    return "FlinkOptions[taskManagers=" + taskManagers + ", storage=" + storage + "]";
  }
}
