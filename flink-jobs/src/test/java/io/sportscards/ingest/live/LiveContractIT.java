package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.ArchivedLines;
import io.sportscards.ingest.NewerContract;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on from its savepoint with a newer contract than the one it was built with. */
class LiveContractIT {
  private static final String MAIN = "io.sportscards.ingest.live.LiveJob";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int EACH = 200;

  @TempDir Path dir;

  @Test
  void redeliveriesAcrossAnUpgradeAreNoConflictAndNewTypesAreAccepted() throws Exception {
    Path newer = Files.write(dir.resolve("newer.binpb"), NewerContract.descriptors());
    String newContract = EventContract.extending(NewerContract.descriptors()).fingerprint();
    try (RabbitMqServer broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
        TestQueue queue = TestQueue.declare(broker, "analytics.events");
        S3ProxyServer s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
        FlinkCluster cluster =
            FlinkCluster.start(
                dir.resolve("flink"),
                FlinkOptions.onS3(
                    1, "s3://cards/_flink", s3.endpoint(), s3.accessKey(), s3.secretKey()))) {
      FlinkRest rest = cluster.rest();
      String jar = rest.upload(JobJar.find());
      Path archive = s3.files().resolve("team");
      List<String> before = arguments(broker);
      List<String> after = new ArrayList<>(before);
      after.add("--event-descriptors=" + newer);

      String first = rest.run(jar, MAIN, before, 1, "");
      queue.publish(range(0, EACH, NewerContract::noted));
      queue.publish(range(0, EACH, NewerContract::restocked));
      awaitLines(archive, 2 * EACH);
      String savepoint = rest.stopWithSavepoint(first, PATIENCE);
      queue.publish(range(0, 2 * EACH, NewerContract::noted));
      queue.publish(range(EACH, 2 * EACH, NewerContract::restocked));
      String second = rest.run(jar, MAIN, after, 1, savepoint);
      awaitLines(archive, 4 * EACH);
      long seen = rest.checkpoints(second).latestId();
      await().atMost(PATIENCE).until(() -> rest.checkpoints(second).latestId() >= seen + 4);

      ArchivedLines lines = ArchivedLines.read(archive);
      assertThat(lines.conflicts()).isEmpty();
      assertThat(lines.rejected()).hasSize(EACH);
      assertThat(lines.bronze()).hasSize(3 * EACH);
      assertThat(lines.bronze())
          .filteredOn(line -> line.contains("\"note\":\"n\""))
          .hasSize(EACH)
          .allSatisfy(line -> assertThat(line).contains("\"contract\":\"" + newContract + '"'));
      assertThat(Files.readString(archive.resolve("_runs/live-8.json")))
          .contains("\"contract\":\"" + newContract + '"');
      rest.cancel(second);

      Files.writeString(newer, "no descriptor set");
      assertThatThrownBy(() -> rest.run(jar, MAIN, after, 1, savepoint))
          .hasMessageContaining("EVENT_DESCRIPTORS=\"" + newer + "\" is refused.");
    }
  }

  private List<String> arguments(RabbitMqServer broker) throws IOException {
    Path password = Files.writeString(dir.resolve("password"), broker.password());
    return List.of(
        "--rabbitmq-uri=" + broker.uri(),
        "--rabbitmq-user=" + broker.user(),
        "--rabbitmq-password-file=" + password,
        "--queue-name=analytics.events",
        "--s3-bucket=cards",
        "--s3-prefix=team",
        "--run-id=live-8",
        "--checkpoint-interval=PT1S",
        "--archive-roll-interval=PT2S",
        "--parallelism=1");
  }

  private static Stream<RawMessage> range(int from, int to, IntFunction<RawMessage> message) {
    return IntStream.range(from, to).mapToObj(message);
  }

  private static void awaitLines(Path archive, int lines) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> ArchivedLines.read(archive).size() >= lines);
  }
}
