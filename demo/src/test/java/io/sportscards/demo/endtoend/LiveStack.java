package io.sportscards.demo.endtoend;

import static org.awaitility.Awaitility.await;

import io.sportscards.demo.services.ArchivedLines;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobJar;
import io.sportscards.platform.archive.S3ArchiveFiles;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.publish.PublishRun;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The live path on real parts: RabbitMQ, S3 over HTTP, a session cluster of processes, the job jar.
 */
final class LiveStack implements AutoCloseable {
  static final String RUN = "live-1";
  static final Duration PATIENCE = Duration.ofMinutes(5);

  final RabbitMqServer broker;
  final S3ProxyServer s3;
  final FlinkCluster cluster;
  final String jobId;
  private final Path dir;
  private final S3ArchiveFiles archive;
  private final ArchivedLines lines;

  private LiveStack(Path dir, RabbitMqServer broker, S3ProxyServer s3, FlinkCluster cluster)
      throws Exception {
    this.dir = dir;
    this.broker = broker;
    this.s3 = s3;
    this.cluster = cluster;
    this.archive =
        S3ArchiveFiles.open(
            new S3ArchiveFiles.Location(
                URI.create(s3.endpoint()), "us-east-1", s3.bucket(), "analytics"),
            s3.accessKey(),
            s3.secretKey());
    this.lines = new ArchivedLines(archive, RUN);
    this.jobId = submit();
  }

  /** What is done on the broker before there is a job that reads it. */
  interface Preparation {
    void on(RabbitMqServer broker) throws Exception;
  }

  /** Starts every part and the job, which fills both task managers. */
  static LiveStack start(Path dir) throws Exception {
    return start(
        dir,
        broker ->
            DeclareDefinitions.at(
                broker.uri(), broker.user(), broker.password(), BrokerDefinitions.DEFAULT_QUEUE));
  }

  /** The same on a broker that the test prepares. */
  static LiveStack start(Path dir, Preparation preparation) throws Exception {
    RabbitMqServer broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
    preparation.on(broker);
    broker.syncQueueDirectory();
    S3ProxyServer s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
    FlinkCluster cluster =
        FlinkCluster.start(
            dir.resolve("flink"),
            FlinkOptions.onS3(
                2, "s3://cards/_flink", s3.endpoint(), s3.accessKey(), s3.secretKey()));
    return new LiveStack(dir, broker, s3, cluster);
  }

  private String submit() throws Exception {
    Path password = Files.writeString(dir.resolve("password"), broker.password());
    FlinkRest flink = cluster.rest();
    return flink.run(
        flink.upload(JobJar.find(Checkout.root().getParent())),
        "io.sportscards.ingest.live.LiveJob",
        List.of(
            "--rabbitmq-uri",
            broker.uri(),
            "--rabbitmq-user",
            broker.user(),
            "--rabbitmq-password-file",
            password.toString(),
            "--s3-bucket",
            s3.bucket(),
            "--s3-prefix",
            "analytics",
            "--run-id",
            RUN,
            "--checkpoint-interval",
            "PT1S",
            "--archive-roll-interval",
            "PT5S",
            "--parallelism",
            "2"),
        2,
        "");
  }

  /**
   * Publishes generated events with the usual faults; returns when the broker has confirmed all.
   */
  LedgerTotals publish(long events) throws IOException {
    return publish(broker, dir, events);
  }

  /** The same with a ledger in the directory that the stack will be started in. */
  static LedgerTotals publish(RabbitMqServer broker, Path dir, long events) throws IOException {
    PublishSettings settings =
        new PublishSettings(broker.clients(), "events", null, 4_000, 0, PATIENCE);
    return new PublishRun(GeneratorSettings.of(1, events), settings, dir.resolve("ledger")).run();
  }

  /** Waits until the run's manifests name at least so many lines. */
  void awaitLines(long count) {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> lines.count() >= count);
  }

  /** Waits for further completed checkpoints, the proof that the job gets on. */
  void awaitCheckpoints(int more) {
    FlinkRest flink = cluster.rest();
    long before = flink.checkpoints(jobId).completed();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> flink.checkpoints(jobId).completed() >= before + more);
  }

  /** Kills a task manager at once, puts a new one beside it and waits until the job gets on. */
  void killTaskManager(int number) {
    cluster.killTaskManager(number);
    cluster.startTaskManager();
    awaitCheckpoints(2);
  }

  /** Kills the broker at once, starts it again and waits until the job gets on. */
  void killBroker() {
    broker.kill();
    broker.restart();
    awaitCheckpoints(2);
  }

  CheckReport check() throws IOException {
    return LedgerCheck.run(LedgerReader.ledgersIn(dir.resolve("ledger")), archive, RUN::equals);
  }

  @Override
  public void close() {
    archive.close();
    cluster.close();
    s3.close();
    broker.close();
  }
}
