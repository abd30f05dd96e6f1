package io.sportscards.benchmarks.replay;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.live.LiveConfiguration;
import io.sportscards.ingest.live.LiveSettings;
import io.sportscards.platform.process.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.ExceptionUtils;

/**
 * The live job's graph and configuration in this process, one subtask of each operator, reading
 * from memory and writing to a directory.
 */
public final class LocalJob implements AutoCloseable {
  private static final RunContext RUN = new RunContext("rabbitmq", "live-1", 0);
  private static final Duration DEDUP_WINDOW = Duration.ofDays(7);
  private static final long ROLL_BYTES = 16 << 20;
  private static final long BUFFER_BYTES = 64 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PARALLELISM = 1;
  private static final long POLL_MILLIS = 50;

  private final JobClient job;
  private final String rest;

  private LocalJob(JobClient job, String rest) {
    this.job = job;
    this.rest = rest;
  }

  /**
   * Starts the graph over {@link ReplaySource#endless}.
   *
   * @param directory for the archive and all else that it writes
   */
  public static LocalJob start(Path directory, Duration checkpointInterval, Duration rollInterval)
      throws Exception {
    ArchiveSettings archive = archive(directory, rollInterval);
    return start(directory, archive, checkpointInterval, new ArchiveSink(archive));
  }

  /** The same, but lines are thrown away. */
  public static LocalJob startWithoutArchive(Path directory, Duration checkpointInterval)
      throws Exception {
    ArchiveSettings unused = archive(directory, Duration.ofMinutes(5));
    return start(directory, unused, checkpointInterval, new DiscardingSink<>());
  }

  private static ArchiveSettings archive(Path directory, Duration rollInterval) {
    String root = "file://" + directory.resolve("archive").toAbsolutePath();
    return new ArchiveSettings(root, RUN.runId(), ROLL_BYTES, rollInterval, BUFFER_BYTES);
  }

  private static LocalJob start(
      Path directory, ArchiveSettings archive, Duration checkpoints, Sink<ArchiveLine> sink)
      throws Exception {
    int port = FreePorts.one();
    IngestSettings ingest = new IngestSettings(RUN, archive.root(), 1 << 20, DEDUP_WINDOW);
    // there is no queue, and the contract is the job's own
    Configuration flink =
        LiveConfiguration.of(
            new LiveSettings(
                null, ingest, archive, null, checkpoints, PATIENCE, PATIENCE, PARALLELISM));
    flink.set(CoreOptions.TMP_DIRS, directory.resolve("tmp").toString());
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(192));
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_PORT, Integer.toString(port));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    IngestPipeline.build(env, new Ends("read-queue", ReplaySource.endless(), sink), ingest);
    return new LocalJob(env.executeAsync(), "http://127.0.0.1:" + port);
  }

  /**
   * Waits until the source has replayed so many messages.
   *
   * @throws IllegalStateException when the job has ended, which it does only by failing
   */
  public void awaitReplayed(long messages) throws InterruptedException, ExecutionException {
    checkRunning();
    while (ReplaySource.replayed() < messages) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      checkRunning();
    }
  }

  private void checkRunning() throws InterruptedException, ExecutionException {
    JobStatus status = job.getJobStatus().get();
    if (status.isTerminalState()) {
      throw new IllegalStateException(
          "The job is " + status + " after " + ReplaySource.replayed() + " messages.");
    }
  }

  /** Waits for the checkpoint after the last one and says what it was like. */
  public CheckpointFigures awaitCheckpoint() throws Exception {
    String id = job.getJobID().toHexString();
    long before = CheckpointFigures.latest(rest, id).map(CheckpointFigures::id).orElse(0L);
    while (true) {
      Optional<CheckpointFigures> latest = CheckpointFigures.latest(rest, id);
      if (latest.isPresent() && latest.get().id() > before) {
        return latest.get();
      }
      checkRunning();
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /**
   * Cancels the job and waits until it is gone, unless this thread is interrupted. Its cluster goes
   * with it, so that its status cannot be asked for until the end.
   */
  @Override
  public void close() throws ExecutionException {
    try {
      job.cancel().get();
      job.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      if (ExceptionUtils.findThrowable(e, JobCancellationException.class).isEmpty()) {
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
