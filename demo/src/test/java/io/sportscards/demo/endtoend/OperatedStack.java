package io.sportscards.demo.endtoend;

import static org.awaitility.Awaitility.await;

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
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * RabbitMQ, S3 over HTTP and a session cluster of three slots, without a job: whatever runs on it
 * is started and stopped by {@code ./cards}.
 */
final class OperatedStack implements AutoCloseable {
  static final String RUN = "live-1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SLOTS = 3;

  final CardsProcess cards;
  private final RabbitMqServer broker;
  private final S3ProxyServer s3;
  private final FlinkCluster cluster;
  private final S3ArchiveFiles archive;
  private final Path ledgers;

  private OperatedStack(Path dir, RabbitMqServer broker, S3ProxyServer s3, FlinkCluster cluster)
      throws IOException {
    this.broker = broker;
    this.s3 = s3;
    this.cluster = cluster;
    this.ledgers = dir.resolve("ledger");
    this.archive =
        S3ArchiveFiles.open(
            new S3ArchiveFiles.Location(
                URI.create(s3.endpoint()), "us-east-1", s3.bucket(), "analytics"),
            s3.accessKey(),
            s3.secretKey());
    this.cards = new CardsProcess(Files.createDirectories(dir.resolve("local")));
    Files.write(dir.resolve("local/env"), settings(dir));
  }

  static OperatedStack start(Path dir) throws Exception {
    RabbitMqServer broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
    DeclareDefinitions.at(
        broker.uri(), broker.user(), broker.password(), BrokerDefinitions.DEFAULT_QUEUE);
    broker.syncQueueDirectory();
    S3ProxyServer s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
    FlinkCluster cluster =
        FlinkCluster.start(
            dir.resolve("flink"),
            FlinkOptions.onS3(
                SLOTS, "s3://cards/_flink", s3.endpoint(), s3.accessKey(), s3.secretKey()));
    return new OperatedStack(dir, broker, s3, cluster);
  }

  /** Files stay open for longer than a job runs here, so that most lines travel in savepoints. */
  private List<String> settings(Path dir) throws IOException {
    Path password = Files.writeString(dir.resolve("password"), broker.password());
    return List.of(
        "RABBITMQ_URI=" + broker.uri(),
        "RABBITMQ_USER=" + broker.user(),
        "RABBITMQ_PASSWORD_FILE=" + password,
        "S3_ENDPOINT=" + s3.endpoint(),
        "S3_BUCKET=" + s3.bucket(),
        "S3_PREFIX=analytics",
        "AWS_ACCESS_KEY_ID=" + s3.accessKey(),
        "AWS_SECRET_ACCESS_KEY=" + s3.secretKey(),
        "FLINK_REST=" + cluster.uri(),
        "RUN_ID=" + RUN,
        "CHECKPOINT_INTERVAL=PT1S",
        "ARCHIVE_ROLL_INTERVAL=PT30S");
  }

  /** Publishes generated events with the usual faults; an equal seed gives equal messages. */
  void publish(int seed, long events) throws IOException {
    PublishSettings settings =
        new PublishSettings(broker.clients(), "events", null, 4_000, 0, PATIENCE);
    new PublishRun(GeneratorSettings.of(seed, events), settings, ledgers).run();
  }

  /** Waits until every message is acknowledged, and so is in a checkpoint. */
  void awaitEmptyQueue() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                broker
                    .ctl("list_queues", "--no-table-headers", "name", "messages")
                    .lines()
                    .anyMatch(line -> line.equals(BrokerDefinitions.DEFAULT_QUEUE + "\t0")));
  }

  /** The one job that runs. */
  FlinkRest.Job job() {
    List<FlinkRest.Job> running =
        cluster.rest().jobs().stream().filter(FlinkRest.Job::isRunning).toList();
    if (running.size() != 1) {
      throw new AssertionError("Jobs that run: " + running);
    }
    return running.get(0);
  }

  List<FlinkRest.Vertex> vertices() {
    return cluster.rest().vertices(job().id());
  }

  /** What the job that runs was started with. */
  String parameter(String name) {
    return cluster.rest().parameters(job().id()).get(name);
  }

  /** Holds the files of all runs, as if they were one, against everything published so far. */
  CheckReport check() throws IOException {
    return LedgerCheck.run(LedgerReader.ledgersIn(ledgers), archive, run -> true);
  }

  @Override
  public void close() {
    archive.close();
    cluster.close();
    s3.close();
    broker.close();
  }
}
