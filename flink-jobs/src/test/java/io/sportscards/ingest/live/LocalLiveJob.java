package io.sportscards.ingest.live;

import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.platform.server.QpidBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * The live job in this JVM, over a queue of Qpid's and files of the local disk. Its dedup window
 * never ends, and no file closes by age.
 */
final class LocalLiveJob {
  static final RunContext RUN = new RunContext("rabbitmq", "live-1", 0);
  static final String QUEUE = "events";
  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final long PATIENCE_SECONDS = 120;

  private final LiveSettings settings;
  private final Path savepoints;
  private JobClient running;

  /**
   * @param dir empty
   * @param root of the archive; may hold one already
   */
  LocalLiveJob(Path dir, Path root, QpidBroker broker) throws IOException {
    Path password = Files.writeString(dir.resolve("password"), broker.password());
    this.savepoints = dir.resolve("savepoints");
    String archive = "file://" + root;
    this.settings =
        new LiveSettings(
            new QueueSettings(
                URI.create(broker.uri()), broker.user(), password.toString(), null, QUEUE, 100, 2),
            new IngestSettings(RUN, archive, 1 << 20, FOR_EVER),
            new ArchiveSettings(archive, RUN.runId(), 16 << 20, FOR_EVER, 16 << 20),
            null,
            Duration.ofMillis(300),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            2);
  }

  /**
   * @param savepoint to go on from; null to start without state
   */
  LocalLiveJob start(Path savepoint) throws Exception {
    Configuration flink = LiveConfiguration.of(settings);
    // state in files of their own, as that of a real job is
    flink.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    }
    running = LiveJob.build(flink, settings, EventContract.current()).executeAsync(RUN.runId());
    return this;
  }

  /** Takes a savepoint of the job, which goes on. */
  Path savepoint() throws Exception {
    String savepoint =
        running
            .triggerSavepoint(savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return Path.of(URI.create(savepoint));
  }

  /** Ends the job with all of its lines in files. */
  void drain() throws Exception {
    running
        .stopWithSavepoint(true, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    running.getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    running = null;
  }

  /** Ends it however it stands, if it was not drained. */
  void cancel() {
    if (running != null) {
      var unused = running.cancel();
    }
  }
}
