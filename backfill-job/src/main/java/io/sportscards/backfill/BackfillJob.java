package io.sportscards.backfill;

import io.sportscards.backfill.journal.JournalEnd;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.live.ContractFile;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunStart;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Archives a range of the journal and ends. */
public final class BackfillJob {
  private BackfillJob() {}

  public static void main(String[] args) throws Exception {
    BackfillSettings backfill =
        BackfillSettings.from(Settings.read(BackfillSettings.COMMAND, Sources.of(args)));
    EventContract contract = ContractFile.read(backfill.eventDescriptors());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            BackfillConfiguration.of(backfill.parallelism(), backfill.restartBackoff()));
    build(env, backfill, contract);
    RunStart.record(
        backfill.archive().root(),
        backfill.archive().runId(),
        RunRecord.starting("backfill", 0, contract.fingerprint(), backfill.range()),
        contract);
    env.execute(backfill.archive().runId());
  }

  static void build(
      StreamExecutionEnvironment env, BackfillSettings backfill, EventContract contract) {
    IngestPipeline.build(
        env,
        new Ends(
            JournalEnd.UID,
            JournalEnd.of(backfill.journal(), backfill.range()),
            ArchiveSink.forBatch(backfill.archive())),
        backfill.ingest(),
        contract);
  }
}
