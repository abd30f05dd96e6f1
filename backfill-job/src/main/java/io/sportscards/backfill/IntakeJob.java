package io.sportscards.backfill;

import io.sportscards.backfill.files.InputList;
import io.sportscards.backfill.files.MessageFormat;
import io.sportscards.backfill.intake.Inbox;
import io.sportscards.backfill.intake.RowReader;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.live.ContractFile;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunStart;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Archives the rows of delivered files, and ends. */
public final class IntakeJob {
  /** Uid of its source in the graph. */
  public static final String UID = "read-files";

  private IntakeJob() {}

  public static void main(String[] args) throws Exception {
    IntakeSettings intake =
        IntakeSettings.from(Settings.read(IntakeSettings.COMMAND, Sources.of(args)));
    EventContract contract = ContractFile.read(intake.run().eventDescriptors());
    StreamExecutionEnvironment env = BoundedJob.environment(intake.run());
    plan(env, intake, contract);
    env.execute(intake.run().runId());
  }

  /**
   * Records the run, fixes what it reads and adds the graph.
   *
   * @throws IllegalArgumentException if there is no file
   */
  static void plan(StreamExecutionEnvironment env, IntakeSettings intake, EventContract contract)
      throws Exception {
    BoundedRun run = intake.run();
    InputList inputs = InputList.of(run.root(), run.runId());
    var files = Inbox.list(intake.files());
    RunStart.record(
        run.root(),
        run.runId(),
        RunRecord.starting("files", 0, contract.fingerprint(), intake.envelope().recorded()),
        contract);
    inputs.write(files.iterator());
    BoundedJob.build(
        env,
        run,
        "files",
        0,
        UID,
        MessageFormat.source(inputs, RowReader.of(intake.envelope())),
        contract);
  }
}
