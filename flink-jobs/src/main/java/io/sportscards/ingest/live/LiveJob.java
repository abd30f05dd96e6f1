package io.sportscards.ingest.live;

import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.run.ContractGuard;
import io.sportscards.ingest.run.KeptContracts;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Archives a queue until it is stopped. */
public final class LiveJob {
  private LiveJob() {}

  public static void main(String[] args) throws Exception {
    LiveSettings live = LiveSettings.from(Settings.read(LiveSettings.COMMAND, Sources.of(args)));
    String runId = live.archive().runId();
    EventContract contract = ContractFile.read(live.eventDescriptors());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(LiveConfiguration.of(live));
    IngestPipeline.build(
        env,
        new Ends(
            "read-queue",
            QueueSource.of(live.queue(), live.checkpointInterval()),
            new ArchiveSink(live.archive())),
        live.ingest(),
        contract);
    record(live.archive(), contract);
    env.execute(runId);
  }

  /** Before any line names the contract, or this run, the archive can tell what they are. */
  private static void record(ArchiveSettings archive, EventContract contract) throws IOException {
    RunRecords records = new RunRecords(archive.root());
    KeptContracts contracts = new KeptContracts(archive.root());
    new ContractGuard(records, contracts).checkStart(contract);
    contracts.keep(contract);
    String now = Instant.now().toString();
    records.start(archive.runId(), new RunRecord("live", 0, contract.fingerprint(), now, null));
  }
}
