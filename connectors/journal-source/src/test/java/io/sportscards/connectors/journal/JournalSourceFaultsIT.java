package io.sportscards.connectors.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.highavailability.nonha.embedded.HaLeadershipControl;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class JournalSourceFaultsIT extends OnPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .withHaLeadershipControl()
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .build());

  @TempDir Path directory;
  @TempDir Path savepoints;

  @Test
  void failuresOfTheTaskNeitherSkipNorRepeatARow() throws Exception {
    insertWithGaps();
    JobClient job = submit(2, null);
    for (int progress : new int[] {500, 5_000, 12_000}) {
      await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= progress);
      RecordIds.failOnce(directory);
      await().atMost(PATIENCE).until(() -> RecordIds.hasFailed(directory));
    }

    assertAllRecorded(job);
  }

  @Test
  void killedBackendsNeitherSkipNorRepeatARow() throws Exception {
    insertWithGaps();
    JobClient job = submit(2, null);
    await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= 500);
    assertThat(terminateSources()).isEqualTo(2);

    assertAllRecorded(job);
    assertThat(ofReaders(job, "reconnects")).isEqualTo(2);
  }

  @Test
  void aKilledServerThatComesBackNeitherSkipsNorRepeatsARow() throws Exception {
    insertWithGaps();
    JobClient job = submit(2, null);
    await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= 500);
    server.kill();
    server.restart();

    assertAllRecorded(job);
    assertThat(ofReaders(job, "reconnects")).isEqualTo(2);
  }

  @Test
  void aJobStoppedWithASavepointGoesOnAtAnotherParallelismWithTheSameUpperId() throws Exception {
    insertWithGaps();
    List<Long> before = numbers("select id from events order by id");
    JobClient job = submit(3, null);
    await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= 500);
    String savepoint =
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
    assertThat(RecordIds.recorded(directory)).hasSizeLessThan(before.size());

    insert(100_001, 100_100, 10);
    RecordIds.clear(directory);
    JobClient resumed = submit(1, savepoint);
    resumed.getJobExecutionResult().get(2, TimeUnit.MINUTES);
    assertThat(RecordIds.recorded(directory)).isEqualTo(before);
    assertThat(ofEnumerator(resumed, "splits")).isEqualTo(30);
    assertThat(ofEnumerator(resumed, "finishedSplits")).isEqualTo(30);
  }

  @Test
  void anotherJobManagerGoesOnWithTheSameUpperId(@InjectMiniCluster MiniCluster flink)
      throws Exception {
    insertWithGaps();
    List<Long> before = numbers("select id from events order by id");
    JobClient job = submit(2, null);
    await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= 500);
    insert(100_001, 100_100, 10);
    HaLeadershipControl leadership = flink.getHaLeadershipControl().orElseThrow();
    leadership.revokeJobMasterLeadership(job.getJobID()).get(1, TimeUnit.MINUTES);
    leadership.grantJobMasterLeadership(job.getJobID()).get(1, TimeUnit.MINUTES);

    job.getJobExecutionResult().get(2, TimeUnit.MINUTES);
    assertThat(RecordIds.recorded(directory)).isEqualTo(before);
  }

  @Test
  void aCancelledJobLeavesNoThreadAndNoConnection() throws Exception {
    insertWithGaps();
    JobClient job = submit(2, null);
    await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= 500);
    try (Connection locking = server.connect();
        Statement statement = locking.createStatement()) {
      locking.setAutoCommit(false);
      // from here on no page is answered
      statement.execute("lock table events in access exclusive mode");
      await().atMost(PATIENCE).until(() -> sourcesThatWait() == 2);
      job.cancel().get(1, TimeUnit.MINUTES);
      await().atMost(PATIENCE).until(() -> job.getJobStatus().get() == JobStatus.CANCELED);
      await().atMost(PATIENCE).until(() -> threadsOfSources().isEmpty());
      locking.rollback();
    }
    await().atMost(PATIENCE).until(() -> connectionsOfSources().isEmpty());
  }

  private static List<String> threadsOfSources() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("read-journal"))
        .toList();
  }

  private static List<Long> connectionsOfSources() throws SQLException {
    return numbers("select pid from pg_stat_activity where application_name like 'flink %'");
  }

  @Test
  void metricsCountRowsBytesSplitsAndReconnects() throws Exception {
    insert(1, 8_000, 94); // and 6 of the type
    JobClient job = submit(1, null);
    await().atMost(PATIENCE).until(() -> RecordIds.recorded(directory).size() >= 500);
    assertThat(terminateSources()).isPositive();
    assertAllRecorded(job);

    assertThat(ofReaders(job, "numRecordsIn")).isEqualTo(8_000);
    assertThat(ofReaders(job, "numBytesIn")).isEqualTo(800_000);
    assertThat(ofReaders(job, "reconnects")).isEqualTo(1);
    assertThat(ofEnumerator(job, "estimatedRows")).isEqualTo(8_000);
    assertThat(ofEnumerator(job, "finishedRows")).isEqualTo(8_000);
    assertThat(ofEnumerator(job, "splits")).isEqualTo(8);
    assertThat(ofEnumerator(job, "finishedSplits")).isEqualTo(8);
  }

  private static long ofReaders(JobClient job, String name) {
    return metrics(job, "\\.Source: read-journal\\.\\d+\\." + name + "$");
  }

  private static long ofEnumerator(JobClient job, String name) {
    return metrics(job, "\\.coordinator\\.enumerator\\." + name + "$");
  }

  /** Their sum; the job may have ended. */
  private static long metrics(JobClient job, String pattern) {
    Collection<Metric> found = METRICS.findMetrics(job.getJobID(), pattern).values();
    assertThat(found).isNotEmpty();
    return found.stream().mapToLong(JournalSourceFaultsIT::valueOf).sum();
  }

  private static long valueOf(Metric metric) {
    return metric instanceof Counter counter
        ? counter.getCount()
        : ((Number) ((Gauge<?>) metric).getValue()).longValue();
  }

  /** 30,000 rows in three clusters: some two seconds for two readers. */
  private static void insertWithGaps() throws Exception {
    insert(1, 9_000, 100);
    insert(20_001, 20_010, 100);
    insert(50_001, 70_990, 100);
  }

  private static JournalSource<Long> source() {
    return JournalSource.<Long>builder()
        .setConnection(connection())
        .setTable("events")
        .setColumns("event_type", "body")
        .setFetchSize(100)
        .setSplitRows(1_000)
        .setRowReader(JournalRow::id, Types.LONG)
        .build();
  }

  private JobClient submit(int parallelism, String savepoint) throws Exception {
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
    env.enableCheckpointing(100);
    env.fromSource(source(), WatermarkStrategy.noWatermarks(), "read-journal")
        .uid("read-journal")
        .map(new RecordIds(directory))
        .uid("record")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    return env.executeAsync("record-journal");
  }

  private void assertAllRecorded(JobClient job) throws Exception {
    job.getJobExecutionResult().get(2, TimeUnit.MINUTES);
    assertThat(RecordIds.recorded(directory))
        .isEqualTo(numbers("select id from events order by id"));
  }
}
