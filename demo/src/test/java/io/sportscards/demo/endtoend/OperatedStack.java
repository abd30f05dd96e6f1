package io.sportscards.demo.endtoend;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.generator.publish.PublishRun;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.Demands;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.server.PostgresServer;
import io.sportscards.platform.server.RabbitMqServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RabbitMQ, PostgreSQL, S3 over HTTP and a session cluster of three slots, without a job: whatever
 * runs on it is started and stopped by {@code ./cards}.
 */
final class OperatedStack implements AutoCloseable {
  static final String RUN = "live-1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SLOTS = 3;

  final CardsProcess cards;
  private final RabbitMqServer broker;
  private final PostgresServer postgres;
  private final SessionStack session;
  private final Path ledgers;

  private OperatedStack(
      Path dir, RabbitMqServer broker, PostgresServer postgres, SessionStack session)
      throws IOException {
    this.broker = broker;
    this.postgres = postgres;
    this.session = session;
    this.ledgers = dir.resolve("ledger");
    this.cards = new CardsProcess(Files.createDirectories(dir.resolve("local")));
    Files.write(dir.resolve("local/env"), settings(dir));
  }

  static OperatedStack start(Path dir) throws Exception {
    RabbitMqServer broker = LiveSide.startBroker(dir);
    PostgresServer postgres = PostgresServer.start(dir.resolve("postgres"), "journal");
    return new OperatedStack(dir, broker, postgres, SessionStack.start(dir, SLOTS));
  }

  /** Files stay open for longer than a job runs here, so that most lines travel in savepoints. */
  private List<String> settings(Path dir) throws IOException {
    Path password = Files.writeString(dir.resolve("password"), broker.password());
    Path journal = Files.writeString(dir.resolve("journal-password"), postgres.password());
    return List.of(
        "RABBITMQ_URI=" + broker.uri(),
        "RABBITMQ_USER=" + broker.user(),
        "RABBITMQ_PASSWORD_FILE=" + password,
        "POSTGRES_HOST=127.0.0.1",
        "POSTGRES_PORT=" + postgres.port(),
        "POSTGRES_DB=" + postgres.database(),
        "POSTGRES_USER=" + postgres.user(),
        "POSTGRES_PASSWORD=" + postgres.password(),
        "POSTGRES_PASSWORD_FILE=" + journal,
        "S3_ENDPOINT=" + session.s3.endpoint(),
        "S3_BUCKET=" + SessionStack.BUCKET,
        "S3_PREFIX=" + SessionStack.PREFIX,
        "AWS_ACCESS_KEY_ID=" + session.s3.accessKey(),
        "AWS_SECRET_ACCESS_KEY=" + session.s3.secretKey(),
        "FLINK_REST=" + session.cluster.uri(),
        "RUN_ID=" + RUN,
        "CHECKPOINT_INTERVAL=PT1S",
        "ARCHIVE_ROLL_INTERVAL=PT30S");
  }

  /** Publishes generated events with the usual faults; an equal seed gives equal messages. */
  void publish(int seed, long events) throws IOException, SQLException {
    publish(GeneratorSettings.of(seed, events));
  }

  /** The same with events and faults of one's own. */
  void publish(GeneratorSettings events) throws IOException, SQLException {
    publish(events, "events");
  }

  /** The same with a journal of its own, which has what the broker confirmed. */
  void publish(GeneratorSettings events, String table) throws IOException, SQLException {
    PublishSettings settings =
        new PublishSettings(broker.clients(), "events", null, 4_000, 0, PATIENCE);
    try (JournalWriter journal = JournalWriter.open(postgres.connect(), table)) {
      new PublishRun(events, settings, ledgers).withJournal(journal).run();
    }
  }

  /** What the journal's clock says. */
  Instant journalTime() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet now = statement.executeQuery("select now()")) {
      now.next();
      return now.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** How many messages wait or are with a consumer that has not acknowledged them. */
  long messages() {
    return broker
        .ctl("list_queues", "--no-table-headers", "name", "messages")
        .lines()
        .filter(line -> line.startsWith(BrokerDefinitions.DEFAULT_QUEUE + "\t"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('\t') + 1)))
        .sum();
  }

  /** Tells messages apart as drop-duplicates tells those that are rejected. */
  record Queued(String contentType, ByteBuffer body) {
    static Queued of(String contentType, byte[] body) {
      return new Queued(contentType, ByteBuffer.wrap(body));
    }
  }

  /** How often each message is in the queue, where all stay; no job may be reading it. */
  Map<Queued, Integer> queued() throws Exception {
    Queued last = Queued.of(null, "the last one".getBytes(StandardCharsets.UTF_8));
    Map<Queued, Integer> found = new ConcurrentHashMap<>();
    try (com.rabbitmq.client.Connection connection = broker.clients().newConnection();
        Channel channel = connection.createChannel()) {
      String queue = BrokerDefinitions.DEFAULT_QUEUE;
      channel.confirmSelect();
      channel.basicPublish("", queue, null, last.body().array());
      channel.waitForConfirmsOrDie(PATIENCE.toMillis());
      channel.basicQos(65_535);
      channel.basicConsume(
          queue,
          false,
          (tag, delivery) -> {
            Queued message =
                Queued.of(delivery.getProperties().getContentType(), delivery.getBody());
            if (message.equals(last)) {
              channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
            }
            found.merge(message, 1, Integer::sum);
          },
          tag -> {});
      await().atMost(PATIENCE).until(() -> found.containsKey(last));
    }
    found.remove(last);
    return found;
  }

  /** Waits until every message is acknowledged, and so is in a checkpoint. */
  void awaitEmptyQueue() {
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> messages() == 0);
  }

  /** The one job that runs. */
  FlinkRest.Job job() {
    List<FlinkRest.Job> running =
        session.cluster.rest().jobs().stream().filter(FlinkRest.Job::isRunning).toList();
    if (running.size() != 1) {
      throw new AssertionError("Jobs that run: " + running);
    }
    return running.get(0);
  }

  /** Kills a task manager of a job as soon as all of it runs, at whatever it has done by then. */
  void killATaskManagerOf(String jobName) {
    FlinkRest flink = session.cluster.rest();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () ->
                flink.jobs().stream()
                    .filter(job -> job.name().equals(jobName))
                    .flatMap(job -> flink.vertices(job.id()).stream())
                    .filter(vertex -> vertex.name().contains("archive-lines"))
                    .anyMatch(vertex -> vertex.running() > 0));
    String name = flink.busyTaskManagers().get(0);
    session.cluster.killTaskManager(Integer.parseInt(name.replace("taskmanager-", "")));
    session.cluster.startTaskManager();
  }

  List<FlinkRest.Vertex> vertices() {
    return session.cluster.rest().vertices(job().id());
  }

  /** What the job that runs was started with. */
  String parameter(String name) {
    return session.cluster.rest().parameters(job().id()).get(name);
  }

  /** Holds the files of all runs, as if they were one, against everything published so far. */
  CheckReport check() throws IOException {
    return LedgerCheck.run(LedgerReader.ledgersIn(ledgers), session.archive, run -> true);
  }

  /** Holds the files of one run against what they must be. */
  CheckReport check(String runId, Demands demands) throws IOException {
    return LedgerCheck.run(demands, session.archive, runId::equals);
  }

  /** Keys in the archive. */
  List<String> keys(String prefix) throws IOException {
    return session.archive.list(prefix).stream().map(ArchiveFiles.ArchiveObject::key).toList();
  }

  @Override
  public void close() {
    session.close();
    postgres.close();
    broker.close();
  }
}
