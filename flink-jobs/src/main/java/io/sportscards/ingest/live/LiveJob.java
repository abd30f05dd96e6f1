package io.sportscards.ingest.live;

import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunStart;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Archives a queue until it is stopped. */
public final class LiveJob {
  private LiveJob() {}

  public static void main(String[] args) throws Exception {
    Settings settings = Settings.read(LiveSettings.COMMAND, Sources.of(args));
    LiveSettings live = LiveSettings.from(settings);
    EventContract contract = ContractFile.read(live.eventDescriptors());
    Configuration flink = LiveConfiguration.of(live);
    flink.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, LiveSettings.texts(settings));
    StreamExecutionEnvironment env = build(flink, live, contract);
    RunStart.record(
        live.archive().root(),
        live.archive().runId(),
        RunRecord.starting("live", 0, contract.fingerprint()),
        contract);
    env.execute(live.archive().runId());
  }

  /** The job, ready to be executed. */
  static StreamExecutionEnvironment build(
      Configuration flink, LiveSettings live, EventContract contract) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    IngestPipeline.build(
        env,
        new Ends(
            "read-queue",
            QueueSource.of(live.queue(), live.checkpointInterval()),
            new ArchiveSink(live.archive())),
        live.ingest(),
        contract);
    return env;
  }
}
