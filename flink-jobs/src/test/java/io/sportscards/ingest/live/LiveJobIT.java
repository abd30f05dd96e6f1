package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.ArchivedLines;
import io.sportscards.ingest.Expected;
import io.sportscards.ingest.MixedInput;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar on a session cluster of real processes, from a real queue to a real S3 server. */
class LiveJobIT {
  private static final String MAIN = "io.sportscards.ingest.live.LiveJob";
  private static final String PASSWORD = "canary/4711 in no log";
  private static final RunContext RUN = new RunContext("rabbitmq", "live-7", 0);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path dir;
  private static RabbitMqServer broker;
  private static S3ProxyServer s3;
  private static FlinkCluster cluster;
  private static TestQueue queue;
  private static String jarId;

  @BeforeAll
  static void start() throws Exception {
    broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
    broker.ctl("add_user", "analytics", PASSWORD);
    broker.ctl("set_permissions", "analytics", ".*", ".*", ".*");
    queue = TestQueue.declare(broker, "analytics.events");
    s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
    cluster =
        FlinkCluster.start(
            dir.resolve("flink"),
            FlinkOptions.onS3(2, "s3://cards/_flink", s3.endpoint(), s3.accessKey(), s3.secretKey())
                .shortLived());
    jarId = cluster.rest().upload(JobJar.find());
    Files.writeString(dir.resolve("password"), PASSWORD);
  }

  @AfterAll
  static void stop() throws Exception {
    Stream.of(queue, cluster, s3, broker)
        .filter(part -> part != null)
        .forEach(
            part -> {
              try {
                part.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void eachMessageIsArchivedOnceThroughStopAndResume() throws Exception {
    FlinkRest rest = cluster.rest();
    String first = rest.run(jarId, MAIN, arguments(), 2, "");
    queue.publish(messages(0, 3_000));
    awaitLines(expected(0, 3_000).lines());
    Path record = archive().resolve("_runs/live-7.json");
    String firstRecord = Files.readString(record);

    assertThat(rest.checkpoints(first).latestPath())
        .startsWith("s3://cards/team/analytics/_flink/checkpoints/");
    queue.publish(messages(3_000, 4_000));
    String savepoint = rest.stopWithSavepoint(first, PATIENCE);
    assertThat(savepoint).startsWith("s3://cards/_flink/savepoints/");
    queue.publish(messages(3_500, 5_000));
    String second = rest.run(jarId, MAIN, arguments(), 2, savepoint);
    awaitLines(expected(0, 5_000).lines());
    // a line too many would come with the next checkpoints
    long seen = rest.checkpoints(second).latestId();
    await().atMost(PATIENCE).until(() -> rest.checkpoints(second).latestId() >= seen + 4);

    ArchivedLines.read(archive()).assertThatTheyAre(expected(0, 5_000));
    await().atMost(PATIENCE).until(() -> queue.messages() == 0);
    assertThat(rest.jobs())
        .filteredOn(FlinkRest.Job::isRunning)
        .extracting(FlinkRest.Job::name)
        .containsExactly("live-7");
    assertThat(Files.readString(record)).isEqualTo(firstRecord).contains("\"kind\":\"live\"");
    assertThat(textOf(cluster.logs())).doesNotContain("canary").doesNotContain("4711 in no log");
    rest.cancel(second);
  }

  @Test
  void wrongSettingsAreRefusedTogetherBeforeAnythingStarts() {
    assertThatThrownBy(
            () ->
                cluster
                    .rest()
                    .run(jarId, MAIN, List.of("--prefetch=0", "--run-id=mine", "--quue=x"), 2, ""))
        .hasMessageContaining("--quue is not a flag of live-job")
        .hasMessageContaining("PREFETCH=\"0\" (flag) is not a whole number from 1 to 65535")
        .hasMessageContaining("RUN_ID=\"mine\" (flag) is not live- and a number, such as live-1");
  }

  private static List<String> arguments() {
    return List.of(
        "--rabbitmq-uri=" + broker.uri(),
        "--rabbitmq-user=analytics",
        "--rabbitmq-password-file=" + dir.resolve("password"),
        "--queue-name=analytics.events",
        "--s3-bucket=cards",
        "--s3-prefix=team/analytics",
        "--run-id=live-7",
        "--checkpoint-interval=PT1S",
        "--archive-roll-interval=PT2S",
        "--parallelism=2");
  }

  private static void awaitLines(int lines) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> ArchivedLines.read(archive()).size() >= lines);
  }

  private static Path archive() {
    return s3.files().resolve("team/analytics");
  }

  private static Expected expected(int from, int to) {
    return Expected.of(messages(from, to), RUN);
  }

  private static Stream<RawMessage> messages(int from, int to) {
    return LongStream.range(from, to).mapToObj(MixedInput::at).map(queue::asDelivered);
  }

  private static String textOf(Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    assertThat(text).isNotEmpty();
    return text.toString();
  }
}
