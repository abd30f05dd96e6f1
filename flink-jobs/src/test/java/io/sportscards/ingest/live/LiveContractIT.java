package io.sportscards.ingest.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.ArchivedLines;
import io.sportscards.ingest.Messages;
import io.sportscards.ingest.NewerContract;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.net.URI;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A run that goes on from its savepoint with a newer contract than the one it was built with. */
class LiveContractIT {
  private static final String MAIN = "io.sportscards.ingest.live.LiveJob";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int EACH = 200;

  @TempDir Path dir;

  @Test
  void redeliveriesAcrossAnUpgradeAreNoConflictAndNewTypesAreAccepted() throws Exception {
    String newContract = EventContract.extending(NewerContract.descriptors()).fingerprint();
    String oldContract = EventContract.current().fingerprint();
    try (RabbitMqServer broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
        TestQueue queue = TestQueue.declare(broker, "analytics.events");
        S3ProxyServer s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
        FlinkCluster cluster =
            FlinkCluster.start(
                dir.resolve("flink"),
                FlinkOptions.onS3(
                        1, "s3://cards/_flink", s3.endpoint(), s3.accessKey(), s3.secretKey())
                    .shortLived())) {
      FlinkRest rest = cluster.rest();
      String jar = rest.upload(JobJar.find());
      Path archive = s3.files().resolve("team");
      List<String> before = arguments(broker);
      List<String> after = new ArrayList<>(before);
      put(s3, "contracts/newer.binpb", NewerContract.descriptors());
      after.add("--event-descriptors=s3://cards/contracts/newer.binpb");

      String first = rest.run(jar, MAIN, before, 1, "");
      queue.publish(range(0, EACH, NewerContract::noted));
      queue.publish(range(0, EACH, NewerContract::restocked));
      awaitLines(archive, 2 * EACH);
      String savepoint = rest.stopWithSavepoint(first, PATIENCE);
      queue.publish(range(0, 2 * EACH, NewerContract::noted));
      queue.publish(range(EACH, 2 * EACH, LiveContractIT::strange));
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

      String later = rest.stopWithSavepoint(second, PATIENCE);
      String kept = "s3://cards/team/_contracts/" + newContract + ".binpb";
      assertThatThrownBy(() -> rest.run(jar, MAIN, before, 1, later))
          .hasMessageContaining(
              "Run live-8 was decoded with contract %s, and contract %s of this start takes back what that accepts: event type orders.order_restocked is missing;"
                  .formatted(newContract, oldContract))
          .hasMessageContaining("Set EVENT_DESCRIPTORS to the newer descriptor set (" + kept);
      List<String> withKept = new ArrayList<>(before);
      withKept.add("--event-descriptors=" + kept);
      String third = rest.run(jar, MAIN, withKept, 1, later);
      queue.publish(range(2 * EACH, 3 * EACH, NewerContract::restocked));
      awaitLines(archive, 5 * EACH);
      rest.stopWithSavepoint(third, PATIENCE);
      assertThat(ArchivedLines.read(archive).bronze()).hasSize(4 * EACH);

      put(s3, "contracts/newer.binpb", "no descriptor set".getBytes(UTF_8));
      assertThatThrownBy(() -> rest.run(jar, MAIN, after, 1, later))
          .hasMessageContaining(
              "EVENT_DESCRIPTORS=\"s3://cards/contracts/newer.binpb\" is refused.");
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

  /** By the server itself, since Flink reads no object that came without an ETag. */
  private static void put(S3ProxyServer s3, String key, byte[] bytes) {
    try (S3Client client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
            .endpointOverride(URI.create(s3.endpoint()))
            .forcePathStyle(true)
            .build()) {
      client.putObject(
          request -> request.bucket(s3.bucket()).key(key), RequestBody.fromBytes(bytes));
    }
  }

  /** With a member that neither contract knows, so that the line keeps the original bytes. */
  private static RawMessage strange(int number) {
    RawMessage message = NewerContract.restocked(number);
    String body = new String(message.body(), UTF_8);
    return Messages.json(body.replace("\"order_id\"", "\"stranger\":1,\"order_id\""));
  }

  private static void awaitLines(Path archive, int lines) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> ArchivedLines.read(archive).size() >= lines);
  }
}
