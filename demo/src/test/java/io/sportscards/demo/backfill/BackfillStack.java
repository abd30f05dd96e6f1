package io.sportscards.demo.backfill;

import static org.awaitility.Awaitility.await;

import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.demo.commands.VerifyCommand;
import io.sportscards.demo.endtoend.SessionStack;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.ledger.LedgerWriter;
import io.sportscards.platform.server.PostgresServer;
import io.sportscards.platform.server.S3ProxyServer;
import io.sportscards.platform.server.ZooKeeperServer;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What {@code ./cards backfill} runs on, as processes: PostgreSQL with a journal, S3 over HTTP, a
 * session cluster with high availability and the job's jar.
 */
final class BackfillStack implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  final PostgresServer postgres;
  final ZooKeeperServer zooKeeper;
  final SessionStack session;
  final S3ProxyServer s3;
  final FlinkCluster cluster;
  final S3ArchiveFiles archive;
  final Path ledger;
  final LedgerTotals totals;
  private final Path password;

  private BackfillStack(Path dir, GeneratorSettings events, int taskManagers) throws Exception {
    postgres = PostgresServer.start(dir.resolve("postgres"), "journal");
    zooKeeper = ZooKeeperServer.start(dir.resolve("zookeeper"));
    session =
        SessionStack.start(
            dir,
            taskManagers,
            options ->
                options
                    // most processes live for a minute: what they compile well is not used
                    .withEnvironment(Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"))
                    .withHighAvailability(zooKeeper.address())
                    .with(Map.of("heartbeat.interval", "1 s", "heartbeat.timeout", "8 s")));
    s3 = session.s3;
    cluster = session.cluster;
    archive = session.archive;
    password = Files.writeString(dir.resolve("password"), postgres.password());
    ledger = dir.resolve("ledger.ndjson.zst");
    totals = record(events);
  }

  /** Starts every part, with so many events and the usual faults in the journal. */
  static BackfillStack start(Path dir, long events) throws Exception {
    return start(dir, GeneratorSettings.of(11, events), 2);
  }

  /** The same with events of another kind; the faults are the usual. */
  static BackfillStack start(Path dir, GeneratorSettings events, int taskManagers)
      throws Exception {
    return new BackfillStack(
        dir, events.withFaults(new FaultMix(0, 0.002, 0.01, 0.01, 0, 0.01)), taskManagers);
  }

  /** Puts a file into the bucket, beside the archive. */
  void deliver(String key, String content) throws Exception {
    try (S3ArchiveFiles bucket = session.below(null)) {
      bucket.write(key, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Removes such a file. */
  void remove(String key) throws Exception {
    try (S3ArchiveFiles bucket = session.below(null)) {
      bucket.delete(key);
    }
  }

  private LedgerTotals record(GeneratorSettings settings) throws Exception {
    try (JournalWriter journal = JournalWriter.open(postgres.connect(), "events");
        LedgerWriter writer = LedgerWriter.create(ledger, Map.of("seed", settings.seed()))) {
      EventStream stream = EventStream.of(settings);
      while (stream.hasNext()) {
        Message message = stream.next();
        if (!message.isRepeat()) {
          journal.write(message);
          writer.write(message.expected());
        }
      }
      journal.flush();
      writer.finish();
      return writer.totals();
    }
  }

  /** Runs {@code ./cards backfill} over the whole journal. */
  ExitCode backfill(String runId, String... flags) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("--from", "2000-01-01", "--to", "2100-01-01", "--run-id", runId));
    all.addAll(List.of(flags));
    return run(new BackfillCommand(), all);
  }

  /** Runs {@code ./cards replay}. */
  ExitCode replay(String sourceRun, String runId, String... flags) throws Exception {
    List<String> all = new ArrayList<>(List.of("--source-run", sourceRun, "--run-id", runId));
    all.addAll(List.of(flags));
    return run(new ReplayCommand(), all);
  }

  /** Runs {@code ./cards backfill --files} over what lies in a directory of the bucket. */
  ExitCode intake(String directory, String runId) throws Exception {
    return run(
        new IntakeCommand(),
        List.of(
            "--files",
            "s3://%s/%s".formatted(SessionStack.BUCKET, directory),
            "--event-type",
            "market.price_observed",
            "--producer",
            "card-exchange",
            "--run-id",
            runId));
  }

  /** Runs {@code ./cards verify}. */
  ExitCode verify(String runId) throws Exception {
    return run(new VerifyCommand(), List.of("--run-id", runId));
  }

  private ExitCode run(CliCommand command, List<String> flags) throws Exception {
    return command.run(Settings.read(command.spec(), new Sources(flags, environment(), List.of())));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("POSTGRES_HOST", "127.0.0.1");
    environment.put("POSTGRES_PORT", Integer.toString(postgres.port()));
    environment.put("POSTGRES_DB", postgres.database());
    environment.put("POSTGRES_USER", postgres.user());
    environment.put("POSTGRES_PASSWORD", postgres.password());
    environment.put("POSTGRES_PASSWORD_FILE", password.toString());
    environment.put("S3_ENDPOINT", s3.endpoint());
    environment.put("S3_BUCKET", SessionStack.BUCKET);
    environment.put("S3_PREFIX", SessionStack.PREFIX);
    environment.put("AWS_ACCESS_KEY_ID", s3.accessKey());
    environment.put("AWS_SECRET_ACCESS_KEY", s3.secretKey());
    environment.put("FLINK_REST", cluster.uri().toString());
    environment.put("RESTART_BACKOFF", "PT2S");
    return environment;
  }

  /** Waits until the job of a run has got so far, and says which it is. */
  String awaitJob(String runId, Predicate<List<FlinkRest.Vertex>> enough) {
    FlinkRest flink = cluster.rest();
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(
            () ->
                flink.jobs().stream()
                    .filter(job -> job.name().equals(runId) && job.isRunning())
                    .map(FlinkRest.Job::id)
                    .filter(job -> enough.test(flink.vertices(job)))
                    .findFirst()
                    .orElse(null),
            job -> job != null);
  }

  @Override
  public void close() {
    session.close();
    zooKeeper.close();
    postgres.close();
  }
}
