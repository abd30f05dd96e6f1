package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.ingest.types.IngestTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A small job around the sink, each run on a MiniCluster of its own: numbers become lines. */
final class ArchiveJob {
  static final int PARTITIONS = 20;

  private final Configuration configuration = new Configuration();
  private final long lines;
  private final double linesPerSecond;
  private int parallelism = 2;

  ArchiveJob(Path checkpoints, long lines, double linesPerSecond) {
    this.lines = lines;
    this.linesPerSecond = linesPerSecond;
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
  }

  ArchiveJob batch() {
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    return this;
  }

  ArchiveJob withoutRestart() {
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return this;
  }

  ArchiveJob withParallelism(int subtasks) {
    parallelism = subtasks;
    return this;
  }

  ArchiveJob restoring(String checkpointOrSavepoint) {
    configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpointOrSavepoint);
    return this;
  }

  JobClient start(ArchiveSink sink) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    env.fromSource(
            new DataGeneratorSource<Long>(
                n -> n, lines, RateLimiterStrategy.perSecond(linesPerSecond), Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "read-numbers")
        .uid("read-numbers")
        .map(ArchiveJob::line)
        .returns(IngestTypes.ARCHIVE_LINE)
        .uid("number-to-line")
        .keyBy(ArchiveLine::partition)
        .sinkTo(sink)
        .uid("archive-lines")
        .name("archive-lines");
    return env.executeAsync();
  }

  void run(ArchiveSink sink) throws Exception {
    start(sink).getJobExecutionResult().get();
  }

  static ArchiveSettings settings(String root) {
    return new ArchiveSettings(root, "live-1", 1 << 20, Duration.ofMillis(300), 8 << 20);
  }

  /** What a run to the end must have archived, sorted. */
  List<String> expected() {
    return LongStream.range(0, lines).mapToObj(ArchiveJob::text).sorted().toList();
  }

  private static String text(long n) {
    return "{\"n\":" + n + "}";
  }

  private static ArchiveLine line(long n) {
    String text = text(n);
    return new ArchiveLine(
        text,
        new byte[16],
        SinkHarness.partition((int) (n % PARTITIONS)),
        text.getBytes(StandardCharsets.UTF_8),
        n);
  }
}
