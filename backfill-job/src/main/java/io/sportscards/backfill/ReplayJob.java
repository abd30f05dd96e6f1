package io.sportscards.backfill;

import io.sportscards.backfill.files.InputList;
import io.sportscards.backfill.files.MessageFormat;
import io.sportscards.backfill.replay.Replay;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.live.ContractFile;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import io.sportscards.ingest.run.RunStart;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Decodes what an earlier run archived again, under today's contract, and ends. */
public final class ReplayJob {
  /** Uid of its source in the graph. */
  public static final String UID = "read-bronze";

  private ReplayJob() {}

  public static void main(String[] args) throws Exception {
    ReplaySettings replay =
        ReplaySettings.from(Settings.read(ReplaySettings.COMMAND, Sources.of(args)));
    EventContract contract = ContractFile.read(replay.run().eventDescriptors());
    StreamExecutionEnvironment env = BoundedJob.environment(replay.run());
    plan(env, replay, contract);
    env.execute(replay.run().runId());
  }

  /**
   * Records the run, fixes what it reads and adds the graph.
   *
   * @throws IllegalArgumentException if there is nothing that may be read
   */
  static void plan(StreamExecutionEnvironment env, ReplaySettings replay, EventContract contract)
      throws Exception {
    BoundedRun run = replay.run();
    Replay of = new Replay(run.root(), replay.sourceRun(), replay.quarantine(), replay.range());
    of.refuseUnfinished();
    int generation = new RunRecords(run.root()).greatestGeneration() + 1;
    RunStart.record(
        run.root(),
        run.runId(),
        RunRecord.starting("replay", generation, contract.fingerprint(), of.recorded()),
        contract);
    InputList inputs = InputList.of(run.root(), run.runId());
    inputs.write(of.inputs().iterator());
    BoundedJob.build(
        env, run, "replay", generation, UID, MessageFormat.source(inputs, of.messages()), contract);
  }
}
