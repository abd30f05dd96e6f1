package io.sportscards.connectors.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What Flink offers every source: unaligned checkpoints, other parallelisms, event time. */
class RabbitMqSourceModesIT extends OnRabbitMq {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MESSAGES = 10_000;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path directory;
  @TempDir Path checkpoints;

  @Test
  void unalignedCheckpointsRestoredAtOtherParallelismsLoseNothing() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    List<String> published = queue.publish(0, MESSAGES);
    String restored = null;
    int[] parallelisms = {2, 1, 2};
    for (int i = 0; i < parallelisms.length; i++) {
      JobClient job = submitUnaligned(queue, parallelisms[i], restored);
      int enough = i == 2 ? MESSAGES : 3_000 * (i + 1);
      await()
          .atMost(PATIENCE)
          .until(() -> new TreeSet<>(RecordingMap.recorded(directory)).size() >= enough);
      if (i == 2) {
        // duplicates are allowed, gaps are not
        Set<String> missing = new TreeSet<>(published);
        missing.removeAll(RecordingMap.recorded(directory));
        assertThat(missing).isEmpty();
      }
      cancel(job);
      restored = latestCheckpoint(job);
      RecordingMap.clear(directory);
    }
  }

  private JobClient submitUnaligned(RealQueue queue, int parallelism, String restored)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    if (restored != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, restored);
    }
    StreamExecutionEnvironment env = environment(configuration, parallelism);
    env.fromSource(source(queue.name()), WatermarkStrategy.noWatermarks(), "read-queue")
        .uid("read-queue")
        .rebalance()
        .map(new RecordingMap(directory))
        .uid("record")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    return env.executeAsync();
  }

  private String latestCheckpoint(JobClient job) throws Exception {
    try (Stream<Path> files = Files.walk(checkpoints.resolve(job.getJobID().toHexString()))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max((one, other) -> Long.compare(number(one), number(other)))
          .orElseThrow()
          .toUri()
          .toString();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  @Test
  void aQueueThatFallsSilentHoldsEventTimeBackUntilItIsIdle() throws Exception {
    RealQueue busy = RealQueue.declare(server.port(), "quorum");
    RealQueue silent = RealQueue.declare(server.port(), "quorum");
    silent.publish(0, 500);
    busy.publish(0, 2_500);
    StreamExecutionEnvironment env = environment(new Configuration(), 2);
    env.fromSource(
            source(busy.name(), silent.name()),
            WatermarkStrategy.<String>forMonotonousTimestamps()
                .withTimestampAssigner((body, unused) -> Long.parseLong(body))
                .withIdleness(Duration.ofSeconds(1)),
            "read-queues")
        .uid("read-queues")
        .keyBy(body -> "all")
        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
        .apply(
            (String key, TimeWindow window, Iterable<String> bodies, Collector<String> out) ->
                out.collect(Long.toString(window.getStart())),
            Types.STRING)
        .uid("windows")
        .map(new RecordingMap(directory))
        .uid("record")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    JobClient job = env.executeAsync();

    // the third window has not ended in either queue
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(RecordingMap.recorded(directory)).containsExactly("0", "1000"));
    cancel(job);
  }

  private static StreamExecutionEnvironment environment(
      Configuration configuration, int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    env.enableCheckpointing(200);
    return env;
  }

  private static RabbitMqSource<String> source(String... queues) {
    return RabbitMqSource.<String>builder()
        .setConnection(new RealQueue(server.port(), "any").connection())
        .setQueues(queues)
        .setDeserializer(new SimpleStringSchema())
        .build();
  }
}
