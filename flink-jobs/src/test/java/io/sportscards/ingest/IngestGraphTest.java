package io.sportscards.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph, over the real archive, in both modes and through failures. */
class IngestGraphTest {
  private static final int MESSAGES = 4_000;
  private static final RunContext RUN = new RunContext("rabbitmq", "live-1", 0);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir Path directory;
  private Path root;

  @Test
  void streamingArchivesEachContentOnce() throws Exception {
    run(RuntimeExecutionMode.STREAMING, MixedInput.source(MESSAGES));

    assertThatEachContentIsThereOnce();
  }

  @Test
  void batchArchivesEachContentOnce() throws Exception {
    run(RuntimeExecutionMode.BATCH, MixedInput.source(MESSAGES));

    assertThatEachContentIsThereOnce();
  }

  @Test
  void failuresChangeNothing() throws Exception {
    Path markers = Files.createDirectory(directory.resolve("markers"));
    run(
        RuntimeExecutionMode.STREAMING,
        MixedInput.failing(MESSAGES, 400, List.of(1_111L, 1_700L, 3_333L), markers));

    assertThat(markers.toFile().list()).hasSize(3);
    assertThatEachContentIsThereOnce();
  }

  @Test
  void aBatchThatFailsOnTheWayChangesNothing() throws Exception {
    Path markers = Files.createDirectory(directory.resolve("markers"));
    run(RuntimeExecutionMode.BATCH, MixedInput.failing(MESSAGES, List.of(1_111L), markers));

    assertThat(markers.toFile().list()).hasSize(1);
    assertThatEachContentIsThereOnce();
  }

  private void run(RuntimeExecutionMode mode, Source<RawMessage, ?, ?> source) throws Exception {
    root = directory.resolve("archive");
    ArchiveSettings archive =
        new ArchiveSettings(
            root.toUri().toString().replaceAll("/$", ""),
            RUN.runId(),
            1 << 20,
            Duration.ofMillis(300),
            8 << 20);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration());
    env.setRuntimeMode(mode);
    env.setParallelism(2);
    ArchiveSink sink =
        mode == RuntimeExecutionMode.BATCH
            ? ArchiveSink.forBatch(archive)
            : new ArchiveSink(archive);
    IngestPipeline.build(
        env,
        new Ends("read-queue", source, sink),
        new IngestSettings(RUN, archive.root(), 1 << 20, Duration.ofHours(1)));
    env.execute();
  }

  private Configuration configuration() {
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    flink.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.resolve("c").toUri().toString());
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return flink;
  }

  private void assertThatEachContentIsThereOnce() throws IOException {
    Expected expected = Expected.of(LongStream.range(0, MESSAGES).mapToObj(MixedInput::at), RUN);
    ArchivedLines.read(root).assertThatTheyAre(expected);
  }
}
