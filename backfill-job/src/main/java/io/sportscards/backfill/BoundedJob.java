package io.sportscards.backfill;

import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.archive.ArchiveSink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph in BATCH. */
final class BoundedJob {
  private BoundedJob() {}

  static StreamExecutionEnvironment environment(BoundedRun run) {
    return StreamExecutionEnvironment.getExecutionEnvironment(
        BackfillConfiguration.of(run.parallelism(), run.restartBackoff()));
  }

  /**
   * Adds the graph.
   *
   * @param kind of the run's source, as in {@link io.sportscards.contracts.RunContext}
   */
  static void build(
      StreamExecutionEnvironment env,
      BoundedRun run,
      String kind,
      int generation,
      String uid,
      Source<RawMessage, ?, ?> source,
      EventContract contract) {
    IngestPipeline.build(
        env,
        new Ends(uid, source, ArchiveSink.forBatch(run.archive())),
        run.ingest(kind, generation),
        contract);
  }
}
