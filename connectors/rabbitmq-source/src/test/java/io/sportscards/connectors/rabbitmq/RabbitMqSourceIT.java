package io.sportscards.connectors.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RabbitMqSourceIT extends OnRabbitMq {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MESSAGES = 10_000;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path directory;
  @TempDir Path otherDirectory;
  @TempDir Path savepoints;

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void failuresOfTheTaskLoseNothing(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    List<String> published = queue.publish(0, MESSAGES);
    JobClient job = submit(queue, directory, 2, null);
    for (int progress : new int[] {500, 3_000, 6_000}) {
      await().atMost(PATIENCE).until(() -> RecordingMap.recorded(directory).size() >= progress);
      RecordingMap.failOnce(directory);
      await().atMost(PATIENCE).until(() -> RecordingMap.hasFailed(directory));
    }

    awaitRecorded(directory, published);
    stop(job);
    awaitWaiting(queue, 0);
  }

  @Test
  void connectionsClosedByTheBrokerLoseNothing() throws Exception {
    survive(() -> server.closeAllConnections("maintenance"));
  }

  @Test
  void aKilledBrokerLosesNothing() throws Exception {
    survive(
        () -> {
          server.kill();
          server.restart();
        });
  }

  private interface Fault {
    void strike();
  }

  private void survive(Fault fault) throws Exception {
    RealQueue quorum = RealQueue.declare(server.port(), "quorum");
    RealQueue classic = RealQueue.declare(server.port(), "classic");
    List<String> published = new ArrayList<>(quorum.publish(0, MESSAGES));
    classic.publish(0, MESSAGES);
    server.syncQueueDirectory();
    JobClient quorumJob = submit(quorum, directory, 2, null);
    JobClient classicJob = submit(classic, otherDirectory, 2, null);
    await().atMost(PATIENCE).until(() -> RecordingMap.recorded(directory).size() >= 500);
    fault.strike();
    published.addAll(quorum.publish(MESSAGES, MESSAGES + 100));
    classic.publish(MESSAGES, MESSAGES + 100);

    awaitRecorded(directory, published);
    awaitRecorded(otherDirectory, published);
    stop(quorumJob);
    stop(classicJob);
    awaitWaiting(quorum, 0);
    awaitWaiting(classic, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void failedCheckpointsAcknowledgeNothing(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    List<String> published = queue.publish(0, 2_000);
    RecordingMap.refuseCheckpoints(directory);
    JobClient job = submit(queue, directory, 2, null);
    await().atMost(PATIENCE).until(() -> queue.waiting() == 0);
    long refusals = RecordingMap.refusals(directory);
    await().atMost(PATIENCE).until(() -> RecordingMap.refusals(directory) > refusals + 4);
    cancel(job);
    awaitWaiting(queue, 2_000);

    RecordingMap.allowCheckpoints(directory);
    JobClient again = submit(queue, directory, 2, null);
    awaitRecorded(directory, published);
    stop(again);
    awaitWaiting(queue, 0);
  }

  @Test
  void aCancelledJobCountsOneDeliveryHoweverManyReadersItHas() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    queue.publish(0, 2_000);
    RecordingMap.refuseCheckpoints(directory);
    JobClient job = submit(queue, directory, 4, null);
    await().atMost(PATIENCE).until(() -> queue.waiting() == 0);
    cancel(job);
    awaitWaiting(queue, 2_000);

    assertThat(queue.mostDeliveries()).isEqualTo(1);
  }

  @Test
  void theBrokerShowsJobSubtaskAndQueueOfEachReader() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    JobClient job = submit(queue, directory, 2, null);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(server.ctl("list_connections", "client_properties"))
                    .contains("\"flink record-queue subtask 0 of 2, queue " + queue.name() + '"')
                    .contains("\"flink record-queue subtask 1 of 2, queue " + queue.name() + '"'));
    stop(job);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void aJobStoppedWithASavepointGoesOnAtAnotherParallelismWithoutRepeatingAMessage(String type)
      throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    List<String> published = new ArrayList<>(queue.publish(0, MESSAGES));
    JobClient job = submit(queue, directory, 2, null);
    await().atMost(PATIENCE).until(() -> RecordingMap.recorded(directory).size() >= 500);
    String savepoint = stop(job);
    int recorded = RecordingMap.recorded(directory).size();
    awaitWaiting(queue, MESSAGES - recorded);

    RecordingMap.clear(directory);
    published.addAll(queue.publish(MESSAGES, MESSAGES + 100));
    JobClient resumed = submit(queue, directory, 1, savepoint);
    awaitRecorded(directory, published);
    stop(resumed);
    awaitWaiting(queue, 0);
    assertThat(RecordingMap.recorded(directory).stream().sorted().toList())
        .isEqualTo(published.stream().sorted().toList());
  }

  private static JobClient submit(
      RealQueue queue, Path directory, int parallelism, String savepoint) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "jobmanager");
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    env.enableCheckpointing(200);
    env.getCheckpointConfig().setTolerableCheckpointFailureNumber(Integer.MAX_VALUE);
    env.fromSource(queue.source(), WatermarkStrategy.noWatermarks(), "read-queue")
        .uid("read-queue")
        .map(new RecordingMap(directory))
        .uid("record")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    return env.executeAsync("record-queue");
  }

  private String stop(JobClient job) throws Exception {
    assertThat(job.getJobStatus().get(1, TimeUnit.MINUTES)).isEqualTo(JobStatus.RUNNING);
    return job.stopWithSavepoint(
            false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
        .get(1, TimeUnit.MINUTES);
  }

  private static void awaitRecorded(Path directory, List<String> published) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Set<String> missing = new TreeSet<>(published);
              missing.removeAll(RecordingMap.recorded(directory));
              // all of them, since a few say little about what was not delivered
              assertThat(missing).as("%d missing: %s", missing.size(), missing).isEmpty();
            });
  }

  private static void awaitWaiting(RealQueue queue, long messages) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(queue.waiting()).isEqualTo(messages));
  }
}
