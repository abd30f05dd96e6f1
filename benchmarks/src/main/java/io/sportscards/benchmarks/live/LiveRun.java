package io.sportscards.benchmarks.live;

import io.sportscards.archive.ManifestReader;
import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The live job on a session cluster of two task managers. Its settings are the defaults but for
 * what bounds the rate: of prefetch x channels x subtasks messages, one checkpoint acknowledges all
 * and the next ones can come. Not thread-safe.
 */
public final class LiveRun implements AutoCloseable {
  public static final Duration CHECKPOINTS = Duration.ofSeconds(2);
  public static final Duration ROLL = Duration.ofSeconds(10);
  public static final int PREFETCH = 60_000;

  private static final String PREFIX = "analytics";
  private static final int PARALLELISM = 2;
  private static final long POLL_MILLIS = 500;

  private final FlinkCluster cluster;
  private final LiveServers servers;
  private final String runId;
  private final String job;
  private final Map<String, Long> linesByManifest = new HashMap<>();

  private LiveRun(FlinkCluster cluster, LiveServers servers, String runId, String job) {
    this.cluster = cluster;
    this.servers = servers;
    this.runId = runId;
    this.job = job;
  }

  /**
   * Starts a cluster and the job on it.
   *
   * @param checkout holds what the build made of flink-jobs
   * @param runId of its files
   */
  public static LiveRun start(Path checkout, LiveServers servers, String runId) throws IOException {
    FlinkCluster cluster =
        FlinkCluster.start(
            servers.directory().resolve("flink-" + runId),
            FlinkOptions.onS3(
                    PARALLELISM,
                    "s3://" + servers.s3().bucket() + "/_flink",
                    servers.s3().endpoint(),
                    servers.s3().accessKey(),
                    servers.s3().secretKey())
                // how old a count may be, in milliseconds
                .with(Map.of("metrics.fetcher.update-interval", "500")));
    try {
      return new LiveRun(cluster, servers, runId, submit(checkout, cluster, servers, runId));
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static String submit(
      Path checkout, FlinkCluster cluster, LiveServers servers, String runId) throws IOException {
    Path password =
        Files.writeString(servers.directory().resolve("password"), servers.broker().password());
    Map<String, String> flags =
        Map.of(
            "--rabbitmq-uri", servers.broker().uri(),
            "--rabbitmq-user", servers.broker().user(),
            "--rabbitmq-password-file", password.toString(),
            "--prefetch", Integer.toString(PREFETCH),
            "--s3-bucket", servers.s3().bucket(),
            "--s3-prefix", PREFIX,
            "--run-id", runId,
            "--checkpoint-interval", CHECKPOINTS.toString(),
            "--archive-roll-interval", ROLL.toString(),
            "--parallelism", Integer.toString(PARALLELISM));
    return cluster
        .rest()
        .run(
            cluster.rest().upload(jobJar(checkout)),
            "io.sportscards.ingest.live.LiveJob",
            flags.entrySet().stream().flatMap(f -> Stream.of(f.getKey(), f.getValue())).toList(),
            PARALLELISM,
            "");
  }

  private static Path jobJar(Path checkout) throws IOException {
    Path directory = checkout.resolve("flink-jobs/target");
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.filter(jar -> jar.getFileName().toString().endsWith("-job.jar"))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "There is no job jar in " + directory + "; run 'make build'"));
    }
  }

  public String runId() {
    return runId;
  }

  /** Where its archive lies as files, behind the S3 server. */
  public Path archive() {
    return servers.s3().files().resolve(PREFIX);
  }

  public List<ProcessId> processes() {
    return cluster.processes();
  }

  /** Messages that its source has taken from the queue, known half a second late. */
  public long taken() {
    String source = cluster.rest().vertices(job).get(0).id();
    return cluster
        .rest()
        .metricSums(job, source, List.of("numRecordsOut"))
        .getOrDefault("numRecordsOut", 0.0)
        .longValue();
  }

  /**
   * Waits until so many lines are in files that manifests name.
   *
   * @throws IllegalStateException when the job does not run any more
   */
  public void awaitLines(long lines) throws IOException, InterruptedException {
    try (S3ArchiveFiles archive =
        S3ArchiveFiles.open(
            new S3ArchiveFiles.Location(
                URI.create(servers.s3().endpoint()), "us-east-1", servers.s3().bucket(), PREFIX),
            servers.s3().accessKey(),
            servers.s3().secretKey())) {
      while (linesIn(archive) < lines) {
        if (!"RUNNING".equals(cluster.rest().state(job))) {
          throw new IllegalStateException(
              "The live job does not run: " + cluster.rest().lastFailureReason(job));
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
  }

  private long linesIn(S3ArchiveFiles archive) throws IOException {
    for (String key : ManifestReader.keys(archive, runId)) {
      if (!linesByManifest.containsKey(key)) {
        linesByManifest.put(key, ManifestReader.read(archive, key).lines());
      }
    }
    return linesByManifest.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
