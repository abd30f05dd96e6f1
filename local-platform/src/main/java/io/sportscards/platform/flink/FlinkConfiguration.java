package io.sportscards.platform.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Flink's configuration for a small cluster on 127.0.0.1: one slot per TaskManager, so that a kill
 * always hits work, and about 1 GiB for each.
 */
final class FlinkConfiguration {
  private static final int FRAMEWORK_HEAP_MB = 64;
  private static final int TASK_HEAP_MB = 448;
  private static final int FRAMEWORK_DIRECT_MB = 96;
  private static final int TASK_DIRECT_MB = 64;
  private static final int NETWORK_MB = 64;

  static final int TASK_MANAGER_HEAP_MB = FRAMEWORK_HEAP_MB + TASK_HEAP_MB;
  static final int TASK_MANAGER_DIRECT_MB = FRAMEWORK_DIRECT_MB + TASK_DIRECT_MB + NETWORK_MB;

  private FlinkConfiguration() {}

  static void write(Path dir, int rpcPort, int restPort, FlinkOptions options) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    putNetwork(settings, rpcPort, restPort);
    putDirectories(settings, dir, options.storage());
    putMemory(settings);
    putState(settings);
    putRecovery(settings);
    if (!options.s3Endpoint().isEmpty()) {
      settings.put("s3.endpoint", options.s3Endpoint());
      settings.put("s3.path.style.access", "true");
    }
    settings.putAll(options.configuration());
    Path conf = Files.createDirectories(dir.resolve("conf"));
    Files.writeString(
        conf.resolve("config.yaml"),
        settings.entrySet().stream()
            .map(entry -> "%s: '%s'%n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining()));
    Files.writeString(conf.resolve("log4j.properties"), LOGGING);
  }

  private static void putNetwork(Map<String, String> settings, int rpcPort, int restPort) {
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", Integer.toString(restPort));
    settings.put("rest.bind-port", Integer.toString(restPort));
    settings.put("web.refresh-interval", "2000");
    settings.put("metrics.fetcher.update-interval", "1000");
  }

  private static void putDirectories(Map<String, String> settings, Path dir, String storage) {
    String root = storage.endsWith("/") ? storage.substring(0, storage.length() - 1) : storage;
    settings.put("io.tmp.dirs", dir.resolve("tmp").toString());
    settings.put("web.upload.dir", dir.resolve("upload").toString());
    settings.put("execution.checkpointing.dir", root + "/checkpoints");
    settings.put("execution.checkpointing.savepoint-dir", root + "/savepoints");
  }

  private static void putMemory(Map<String, String> settings) {
    settings.put("taskmanager.numberOfTaskSlots", "1");
    settings.put("taskmanager.cpu.cores", "1.0");
    settings.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP_MB + "m");
    settings.put("taskmanager.memory.task.heap.size", TASK_HEAP_MB + "m");
    settings.put("taskmanager.memory.framework.off-heap.size", FRAMEWORK_DIRECT_MB + "m");
    settings.put("taskmanager.memory.task.off-heap.size", TASK_DIRECT_MB + "m");
    settings.put("taskmanager.memory.network.min", NETWORK_MB + "m");
    settings.put("taskmanager.memory.network.max", NETWORK_MB + "m");
    settings.put("taskmanager.memory.managed.size", "192m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "192m");
    settings.put("taskmanager.memory.jvm-overhead.min", "128m");
    settings.put("taskmanager.memory.jvm-overhead.max", "128m");
  }

  private static void putState(Map<String, String> settings) {
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.incremental", "true");
  }

  /** A local kill should be noticed in seconds; a crash loop should not hammer the broker. */
  private static void putRecovery(Map<String, String> settings) {
    settings.put("heartbeat.interval", "3 s");
    settings.put("heartbeat.timeout", "12 s");
    settings.put("restart-strategy.type", "exponential-delay");
    settings.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
    settings.put("restart-strategy.exponential-delay.max-backoff", "30 s");
    settings.put("restart-strategy.exponential-delay.backoff-multiplier", "2.0");
    settings.put("restart-strategy.exponential-delay.reset-backoff-threshold", "2 min");
    settings.put("restart-strategy.exponential-delay.jitter-factor", "0.1");
    // threads of the S3 file system outlive the job that they were started for and keep its class
    // loader; the check makes a later job's savepoint fail for it
    settings.put("classloader.check-leaked-classloader", "false");
  }

  private static final String LOGGING =
      """
      rootLogger.level = ${env:LOG_LEVEL:-INFO}
      rootLogger.appenderRef.file.ref = file
      appender.file.name = file
      appender.file.type = RollingFile
      appender.file.fileName = ${sys:log.file}
      appender.file.filePattern = ${sys:log.file}.%i
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC} %-5p %c{1.} %m%n
      appender.file.policies.type = Policies
      appender.file.policies.size.type = SizeBasedTriggeringPolicy
      appender.file.policies.size.size = 10MB
      appender.file.strategy.type = DefaultRolloverStrategy
      appender.file.strategy.max = 3
      logger.hadoop.name = org.apache.hadoop
      logger.hadoop.level = WARN
      logger.pekko.name = org.apache.pekko
      logger.pekko.level = WARN
      # Flink registers a committer's pendingCommittables anew at each checkpoint and warns of it each time
      logger.metrics.name = org.apache.flink.metrics.MetricGroup
      logger.metrics.level = ERROR
      """;
}
