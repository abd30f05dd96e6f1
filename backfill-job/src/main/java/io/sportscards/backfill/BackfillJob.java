package io.sportscards.backfill;

import io.sportscards.backfill.journal.JournalEnd;
import io.sportscards.contracts.EventContract;
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
    BoundedRun run = backfill.run();
    EventContract contract = ContractFile.read(run.eventDescriptors());
    StreamExecutionEnvironment env = BoundedJob.environment(run);
    build(env, backfill, contract);
    RunStart.record(
        run.root(),
        run.runId(),
        RunRecord.starting("backfill", 0, contract.fingerprint(), backfill.range()),
        contract);
    env.execute(run.runId());
  }

  static void build(
      StreamExecutionEnvironment env, BackfillSettings backfill, EventContract contract) {
    BoundedJob.build(
        env,
        backfill.run(),
        "journal",
        0,
        JournalEnd.UID,
        JournalEnd.of(backfill.journal(), backfill.range()),
        contract);
  }
}
