package io.sportscards.ingest;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.decode.DecodeEvent;
import io.sportscards.ingest.dedup.DropDuplicates;
import io.sportscards.ingest.types.IngestTypes;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * read-* -> decode-event -> drop-duplicates -> archive-lines. Only the source differs between live,
 * backfill, file intake and replay.
 */
public final class IngestPipeline {

  /**
   * The most subtasks a job can ever be rescaled to, and part of its saved state: another number
   * refuses every savepoint taken with this one.
   */
  public static final int MAX_PARALLELISM = 128;

  private IngestPipeline() {}

  /** The graph with the contract that this version was built with. */
  public static void build(StreamExecutionEnvironment env, Ends ends, IngestSettings settings) {
    build(env, ends, settings, EventContract.current());
  }

  /** Adds the graph to the environment, with the flags that it must not run without. */
  public static void build(
      StreamExecutionEnvironment env, Ends ends, IngestSettings settings, EventContract contract) {
    env.configure(strict());
    env.fromSource(
            ends.source(),
            WatermarkStrategy.noWatermarks(),
            ends.sourceUid(),
            IngestTypes.RAW_MESSAGE)
        .uid(ends.sourceUid())
        .process(
            new DecodeEvent(settings.run(), settings.root(), settings.maxBodyBytes(), contract))
        .name("decode-event")
        .uid("decode-event")
        .keyBy(ArchiveLine::identity)
        .process(
            new DropDuplicates(settings.run(), contract.fingerprintBits(), settings.dedupWindow()))
        .name("drop-duplicates")
        .uid("drop-duplicates")
        // one writer per partition; in BATCH it also sorts, so that one file is open at a time
        .keyBy(ArchiveLine::partition)
        .sinkTo(ends.archive())
        .name("archive-lines")
        .uid("archive-lines");
  }

  /** A forgotten uid or a type that falls back to Kryo stops the job before it starts. */
  private static Configuration strict() {
    Configuration strict = new Configuration();
    strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    strict.set(PipelineOptions.GENERIC_TYPES, false);
    strict.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    return strict;
  }
}
