package io.sportscards.backfill;

import io.sportscards.backfill.journal.JournalEnd;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.live.ContractFile;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import io.sportscards.ingest.run.RunStart;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The second half of a replay from a savepoint, started from the copy that {@link StateCopyJob}
 * wrote: archives the rows of the journal that are not in that state, and ends. STREAMING, since
 * BATCH starts from no state.
 */
public final class SavepointReplayJob {
  private SavepointReplayJob() {}

  public static void main(String[] args) throws Exception {
    SavepointReplaySettings replay =
        SavepointReplaySettings.from(
            Settings.read(SavepointReplaySettings.COMMAND, Sources.of(args)));
    String root = replay.archive().root();
    String runId = replay.archive().runId();
    EventContract contract = ContractFile.read(replay.eventDescriptors());
    int generation = new RunRecords(root).greatestGeneration() + 1;
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(replay.flink());
    build(env, replay, generation, contract);
    RunStart.record(
        root,
        runId,
        RunRecord.starting("replay", generation, contract.fingerprint(), replay.range()),
        contract);
    env.execute(runId);
  }

  static void build(
      StreamExecutionEnvironment env,
      SavepointReplaySettings replay,
      int generation,
      EventContract contract) {
    IngestPipeline.build(
        env,
        new Ends(
            JournalEnd.UID,
            JournalEnd.of(replay.journal(), replay.range()),
            new ArchiveSink(replay.archive())),
        replay.ingest(generation),
        contract);
  }
}
