package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Archives each line exactly once as zstd-compressed NDJSON files below its partition, and names
 * every finished file in a manifest.
 *
 * <p>Lines of unfinished files live in writer state, so a file may stay open over many checkpoints
 * and still hold each line once. A finished file is uploaded before the barrier, becomes visible
 * when its checkpoint has completed, and is then named in the manifest of that checkpoint and
 * subtask. Give it a stream keyed by {@link ArchiveLine#partition()}: then one writer serves a
 * partition, and parallelism does not multiply files.
 */
public final class ArchiveSink
    implements Sink<ArchiveLine>,
        SupportsWriterState<ArchiveLine, OpenLines>,
        SupportsCommitter<FinishedFiles>,
        SupportsPreCommitTopology<FinishedFiles, FinishedFiles> {

  private final ArchiveSettings settings;
  private final boolean sortedInput;

  /** For STREAMING: many files open at once, their lines in state. */
  public ArchiveSink(ArchiveSettings settings) {
    this(settings, false);
  }

  private ArchiveSink(ArchiveSettings settings, boolean sortedInput) {
    this.settings = settings;
    this.sortedInput = sortedInput;
  }

  /**
   * For BATCH, whose keyed input comes one partition after the other: one file open at a time, its
   * lines streamed into the upload, no state. Input in any other order, or with checkpoints, is
   * archived as exactly, in more and smaller files.
   */
  public static ArchiveSink forBatch(ArchiveSettings settings) {
    return new ArchiveSink(settings, true);
  }

  @Override
  public StatefulSinkWriter<ArchiveLine, OpenLines> createWriter(WriterInitContext context)
      throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<ArchiveLine, OpenLines> restoreWriter(
      WriterInitContext context, Collection<OpenLines> restored) throws IOException {
    String jobId = context.getJobInfo().getJobId().toString();
    RunGuard guard = guard();
    guard.checkStart(jobId, context.getRestoredCheckpointId());
    guard.checkLines(restored);
    if (sortedInput && !restored.isEmpty()) {
      throw new RefusedStartException(
          "The restored state holds open lines of "
              + restored.size()
              + " files, which a BATCH sink does not go on with. Nothing was written. Resume in"
              + " STREAMING");
    }

    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    Uploads uploads =
        new Uploads(
            new ArchiveFiles(settings.root()), new Origin(settings.runId(), jobId, subtask));
    return sortedInput
        ? new SortedArchiveWriter(settings.rollBytes(), uploads, context.metricGroup())
        : new BufferedArchiveWriter(
            settings, uploads, context.getProcessingTimeService(), context.metricGroup(), restored);
  }

  /** Checks the start too: Flink lets a committer commit restored files before it asks a writer. */
  @Override
  public Committer<FinishedFiles> createCommitter(CommitterInitContext context) throws IOException {
    RunGuard guard = guard();
    guard.checkStart(context.getJobInfo().getJobId().toString(), context.getRestoredCheckpointId());
    return new ArchiveCommitter(
        settings.root(), guard, new CommitMetrics(context.metricGroup(), Clock.systemUTC()));
  }

  private RunGuard guard() {
    return new RunGuard(new Manifests(settings.root()), settings.runId());
  }

  /** A writer does not know the checkpoint that its files go with; the messages around them do. */
  @Override
  public DataStream<CommittableMessage<FinishedFiles>> addPreCommitTopology(
      DataStream<CommittableMessage<FinishedFiles>> committables) {
    return committables
        .map(ArchiveSink::numbered)
        .returns(committables.getType())
        .name("number-commits")
        .uid("number-commits");
  }

  /** The same for a single message, for whoever drives the sink without a job. */
  public static CommittableMessage<FinishedFiles> numbered(
      CommittableMessage<FinishedFiles> message) {
    return message instanceof CommittableWithLineage<FinishedFiles> files
        ? files.map(f -> f.atCheckpoint(files.getCheckpointId()))
        : message;
  }

  @Override
  public SimpleVersionedSerializer<OpenLines> getWriterStateSerializer() {
    return new OpenLinesSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FinishedFiles> getCommittableSerializer() {
    return new FinishedFilesSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FinishedFiles> getWriteResultSerializer() {
    return new FinishedFilesSerializer();
  }
}
