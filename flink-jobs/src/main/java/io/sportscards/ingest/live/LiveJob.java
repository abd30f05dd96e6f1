package io.sportscards.ingest.live;

import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
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
    new RunRecords(live.archive().root())
        .start(
            runId,
            new RunRecord("live", 0, contract.fingerprint(), Instant.now().toString(), null));
    env.execute(runId);
  }
}
