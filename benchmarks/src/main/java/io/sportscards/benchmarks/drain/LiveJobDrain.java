package io.sportscards.benchmarks.drain;

import io.sportscards.platform.archive.ManifestReader;
import io.sportscards.platform.archive.ManifestReader.Manifest;
import io.sportscards.platform.archive.S3ArchiveFiles;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The live job on a session cluster of two task managers. Its settings are the defaults but for
 * what bounds the rate: of prefetch x channels x subtasks messages, one checkpoint acknowledges all
 * and the next ones can come.
 */
final class LiveJobDrain implements Contender {
  private static final int PARALLELISM = 2;
  private static final long POLL_MILLIS = 500;

  private final Path checkout;

  /**
   * @param checkout holds what the build made of flink-jobs
   */
  LiveJobDrain(Path checkout) {
    this.checkout = checkout;
  }

  private Path jobJar() throws IOException {
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

  @Override
  public String name() {
    return "live job: decode, drop duplicates, exactly-once files on S3";
  }

  @Override
  public Draining start(DrainServers servers, int round) throws Exception {
    FlinkCluster cluster =
        FlinkCluster.start(
            servers.directory().resolve("flink-" + round),
            FlinkOptions.onS3(
                PARALLELISM,
                "s3://cards/_flink",
                servers.s3().endpoint(),
                servers.s3().accessKey(),
                servers.s3().secretKey()));
    String run = "live-" + round;
    Path password =
        Files.writeString(servers.directory().resolve("password"), servers.broker().password());
    String job =
        cluster
            .rest()
            .run(
                cluster.rest().upload(jobJar()),
                "io.sportscards.ingest.live.LiveJob",
                List.of(
                    "--rabbitmq-uri",
                    servers.broker().uri(),
                    "--rabbitmq-user",
                    servers.broker().user(),
                    "--rabbitmq-password-file",
                    password.toString(),
                    "--s3-bucket",
                    servers.s3().bucket(),
                    "--s3-prefix",
                    "analytics",
                    "--run-id",
                    run,
                    "--prefetch",
                    "60000",
                    "--checkpoint-interval",
                    "PT2S",
                    "--archive-roll-interval",
                    "PT10S",
                    "--parallelism",
                    Integer.toString(PARALLELISM)),
                PARALLELISM,
                "");
    return new Run(servers, cluster, run, job);
  }

  private record Run(DrainServers servers, FlinkCluster cluster, String runId, String job)
      implements Draining {
    @Override
    public List<ProcessId> processes() {
      return cluster.processes();
    }

    @Override
    public void finish(long messages) throws Exception {
      try (S3ArchiveFiles archive =
          S3ArchiveFiles.open(
              new S3ArchiveFiles.Location(
                  URI.create(servers.s3().endpoint()), "us-east-1", "cards", "analytics"),
              servers.s3().accessKey(),
              servers.s3().secretKey())) {
        while (lines(archive) < messages) {
          if (!"RUNNING".equals(cluster.rest().state(job))) {
            throw new IllegalStateException(
                "The live job does not run: " + cluster.rest().lastFailureReason(job));
          }
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      }
    }

    private long lines(S3ArchiveFiles archive) throws IOException {
      return ManifestReader.readAll(archive, runId).stream().mapToLong(Manifest::lines).sum();
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
