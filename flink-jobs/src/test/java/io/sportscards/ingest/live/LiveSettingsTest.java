package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.settings.InvalidSettingsException;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {
  private static final List<String> REQUIRED =
      List.of(
          "--rabbitmq-uri=amqp://mq:5672",
          "--rabbitmq-user=analytics",
          "--rabbitmq-password-file=/run/secrets/mq",
          "--s3-bucket=cards");

  @TempDir Path directory;

  @Test
  void whatMustBeGivenIsEnough() {
    LiveSettings live = read(REQUIRED);

    assertThat(live)
        .isEqualTo(
            new LiveSettings(
                new QueueSettings(
                    URI.create("amqp://mq:5672"),
                    "analytics",
                    "/run/secrets/mq",
                    null,
                    "analytics.events",
                    20_000,
                    2),
                new IngestSettings(
                    new RunContext("rabbitmq", "live-1", 0),
                    "s3://cards",
                    1 << 20,
                    Duration.ofDays(7)),
                new ArchiveSettings(
                    "s3://cards", "live-1", 16 << 20, Duration.ofMinutes(5), 64 << 20),
                null,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                2));
  }

  @Test
  void aYamlFileIsReadAndAFlagBeatsIt() throws Exception {
    Path yaml =
        Files.writeString(
            directory.resolve("live.yaml"), "run-id: live-3\ns3-prefix: team/cards\n");

    LiveSettings live =
        read(with("--config", yaml.toString(), "--run-id=live-4", "--max-body-bytes=4MiB"));

    assertThat(live.archive().root()).isEqualTo("s3://cards/team/cards");
    assertThat(live.archive().runId()).isEqualTo("live-4");
    assertThat(live.ingest().run().runId()).isEqualTo("live-4");
    assertThat(live.ingest().maxBodyBytes()).isEqualTo(4 << 20);
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    List.of(
                        "--rabbitmq-uri=http://mq",
                        "--prefetch=65536",
                        "--dedup-window=7d",
                        "--run-id=live-0",
                        "--max-body-bytes=5MiB",
                        "--quue-name=q")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("--quue-name is not a flag of live-job; did you mean --queue-name?")
        .hasMessageContaining("RABBITMQ_URI=\"http://mq\" (flag) is not")
        .hasMessageContaining("RABBITMQ_USER is missing")
        .hasMessageContaining("RABBITMQ_PASSWORD_FILE is missing")
        .hasMessageContaining("PREFETCH=\"65536\" (flag) is not")
        .hasMessageContaining("S3_BUCKET is missing")
        .hasMessageContaining("DEDUP_WINDOW=\"7d\" (flag) is not")
        .hasMessageContaining("MAX_BODY_BYTES=\"5MiB\" (flag) is not a size of at most 4MiB")
        .hasMessageContaining("RUN_ID=\"live-0\" (flag) is not");
  }

  @Test
  void theJobAsksForExactlyOnceAndKeepsItsCheckpoints() {
    Configuration flink = LiveConfiguration.of(read(REQUIRED));

    assertThat(flink.toMap())
        .containsEntry("execution.checkpointing.mode", "EXACTLY_ONCE")
        .containsEntry("execution.checkpointing.interval", "10 s")
        .containsEntry("execution.checkpointing.min-pause", "5 s")
        .containsEntry("execution.checkpointing.dir", "s3://cards/_flink/checkpoints")
        .containsEntry(
            "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION")
        .containsEntry("execution.checkpointing.incremental", "true")
        .containsEntry("state.backend.type", "rocksdb")
        .containsEntry("restart-strategy.type", "exponential-delay")
        .containsEntry("parallelism.default", "2");
  }

  @Test
  void whatAStartWasGivenIsShownWithoutSecrets() {
    Settings given =
        settings(
            List.of(
                "--rabbitmq-uri=amqp://me:canary@mq:5672/shop",
                "--rabbitmq-user=analytics",
                "--rabbitmq-password-file=/run/secrets/mq",
                "--s3-bucket=cards",
                "--prefetch=100"));

    assertThat(LiveSettings.texts(given))
        .containsEntry("rabbitmq-uri", "amqp://mq:5672/shop")
        .containsEntry("prefetch", "100")
        .containsEntry("dedup-window", "P7D")
        .containsEntry("rabbitmq-password-file", "/run/secrets/mq")
        .doesNotContainKey("s3-prefix");
  }

  private static List<String> with(String... more) {
    return Stream.concat(REQUIRED.stream(), Arrays.stream(more)).toList();
  }

  private LiveSettings read(List<String> arguments) {
    return LiveSettings.from(settings(arguments));
  }

  private Settings settings(List<String> arguments) {
    return Settings.read(
        LiveSettings.COMMAND, new Sources(arguments, Map.of(), List.of(directory.resolve(".env"))));
  }
}
