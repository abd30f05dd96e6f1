package io.sportscards.demo.endtoend;

import static org.awaitility.Awaitility.await;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.demo.services.ArchivedLines;
import io.sportscards.demo.services.JobJar;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.generator.publish.PublishRun;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.server.RabbitMqServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The live path on a test's S3 and session cluster: RabbitMQ, the job of one run on two slots, and
 * what was published to it.
 */
public final class LiveSide implements AutoCloseable {
  public static final String RUN = "live-1";
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Path ROOT = Path.of("..").toAbsolutePath(); // tests run in their module

  final RabbitMqServer broker;
  private final FlinkCluster cluster;
  private final ArchiveFiles archive;
  private final Path ledgers;
  private final ArchivedLines lines;
  private final String jobId;

  private LiveSide(Path dir, RabbitMqServer broker, SessionStack session) throws Exception {
    this.broker = broker;
    this.cluster = session.cluster;
    this.archive = session.archive;
    this.ledgers = ledgers(dir);
    this.lines = new ArchivedLines(archive, RUN);
    this.jobId = submit(dir);
  }

  /** A broker with the standard definitions. */
  static RabbitMqServer startBroker(Path dir) throws Exception {
    RabbitMqServer broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
    DeclareDefinitions.at(
        broker.uri(), broker.user(), broker.password(), BrokerDefinitions.DEFAULT_QUEUE);
    broker.syncQueueDirectory();
    return broker;
  }

  /** Starts the broker and the job. */
  public static LiveSide start(Path dir, SessionStack session) throws Exception {
    return start(dir, startBroker(dir), session);
  }

  /** Starts the job on a broker that is there; it ends with the live side. */
  static LiveSide start(Path dir, RabbitMqServer broker, SessionStack session) throws Exception {
    return new LiveSide(dir, broker, session);
  }

  private String submit(Path dir) throws Exception {
    Path password = Files.writeString(dir.resolve("broker-password"), broker.password());
    FlinkRest flink = cluster.rest();
    return flink.run(
        flink.upload(JobJar.find(ROOT)),
        "io.sportscards.ingest.live.LiveJob",
        List.of(
            "--rabbitmq-uri",
            broker.uri(),
            "--rabbitmq-user",
            broker.user(),
            "--rabbitmq-password-file",
            password.toString(),
            "--s3-bucket",
            SessionStack.BUCKET,
            "--s3-prefix",
            SessionStack.PREFIX,
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

  public String jobId() {
    return jobId;
  }

  /**
   * Publishes generated events; returns when the broker has confirmed all.
   *
   * @param perSecond messages; 0 for full speed
   * @param journal null for none
   */
  public LedgerTotals publish(GeneratorSettings events, int perSecond, JournalWriter journal)
      throws IOException {
    return publish(broker, ledgers, events, perSecond, journal);
  }

  /** The same before there is a job, with a ledger for the one that will be started here. */
  static LedgerTotals publish(RabbitMqServer broker, Path dir, long events) throws IOException {
    return publish(broker, ledgers(dir), GeneratorSettings.of(1, events), 0, null);
  }

  private static LedgerTotals publish(
      RabbitMqServer broker,
      Path ledgers,
      GeneratorSettings events,
      int perSecond,
      JournalWriter journal)
      throws IOException {
    PublishSettings settings =
        new PublishSettings(broker.clients(), "events", null, 4_000, perSecond, PATIENCE);
    return new PublishRun(events, settings, ledgers).withJournal(journal).run();
  }

  private static Path ledgers(Path dir) {
    return dir.resolve("ledger");
  }

  /** Of what was published so far. */
  public List<Path> ledgers() throws IOException {
    return LedgerReader.ledgersIn(ledgers);
  }

  /** Waits until the run's manifests name at least so many lines. */
  public void awaitLines(long count) {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> lines.count() >= count);
  }

  /**
   * Waits for further completed checkpoints, the proof that the job gets on. Their ids go on over a
   * change of JobManager.
   */
  public void awaitCheckpoints(int more) {
    FlinkRest flink = cluster.rest();
    Set<Long> seen = new HashSet<>();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              long latest = flink.checkpoints(jobId).latestId();
              if (latest > 0) { // none yet under a new JobManager
                seen.add(latest);
              }
              return seen.size() > more;
            });
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

  /** Holds the run against what was published so far. */
  public CheckReport check() throws IOException {
    return LedgerCheck.run(ledgers(), archive, RUN::equals);
  }

  @Override
  public void close() {
    broker.close();
  }
}
