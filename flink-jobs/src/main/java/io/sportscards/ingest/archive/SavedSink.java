package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.streaming.runtime.operators.sink.committables.CheckpointCommittableManager;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollector;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollectorSerializer;

/**
 * What the sink of a job had taken, and no reader could see, when a savepoint was taken. Whoever
 * drops what the savepoint's job had seen relies on that job's run for these lines.
 */
public final class SavedSink {
  private static final String UID = "archive-lines";

  private final long checkpointId;
  private final Set<String> openPartitions = new TreeSet<>();
  private final List<FinishedFiles> awaitingCommit = new ArrayList<>();

  private SavedSink(long checkpointId) {
    this.checkpointId = checkpointId;
  }

  /**
   * Reads it; one open file is in memory at a time.
   *
   * @throws IOException when the savepoint cannot be read, or its format is newer than this release
   */
  public static SavedSink of(CheckpointMetadata savepoint) throws IOException {
    SavedSink saved = new SavedSink(savepoint.getCheckpointId());
    SavedList.forEach(savepoint, UID, "writer_raw_states", saved::addOpen);
    SavedList.forEach(
        savepoint,
        "Sink Committer: " + UID,
        "streaming_committer_raw_states",
        saved::addAwaitingCommit);
    return saved;
  }

  private void addOpen(byte[] state) throws IOException {
    openPartitions.add(
        SimpleVersionedSerialization.readVersionAndDeSerialize(new OpenLinesSerializer(), state)
            .partition());
  }

  private void addAwaitingCommit(byte[] state) throws IOException {
    CommittableCollector<FinishedFiles> collector =
        SimpleVersionedSerialization.readVersionAndDeSerialize(
            new CommittableCollectorSerializer<>(
                new FinishedFilesSerializer(),
                0,
                1,
                InternalSinkCommitterMetricGroup.wrap(
                    UnregisteredMetricsGroup.createOperatorMetricGroup())),
            state);
    for (CheckpointCommittableManager<FinishedFiles> checkpoint :
        collector.getCheckpointCommittablesUpTo(Long.MAX_VALUE)) {
      try {
        checkpoint.commit(new Listing(), 0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("The reading of a savepoint was interrupted", e);
      }
    }
  }

  /** Flink hands committables to a committer and to nobody else; this one only notes them. */
  private final class Listing implements Committer<FinishedFiles> {
    @Override
    public void commit(Collection<CommitRequest<FinishedFiles>> requests) {
      requests.forEach(request -> awaitingCommit.add(request.getCommittable()));
    }

    @Override
    public void close() {}
  }

  /**
   * What no manifest names yet: partitions with open lines, and finished files.
   *
   * <p>A file that is closed holds all lines that were open in its partition, so one of a later
   * checkpoint says that those of the savepoint are in it, unless the run went on from a state that
   * is older than the savepoint, which nothing records.
   *
   * @param root the archive's directory, with no slash at its end
   * @return empty if readers have all that the savepoint's job had taken
   * @throws IOException when the archive cannot be read
   */
  public Set<String> unpublished(String root) throws IOException {
    Manifests manifests = new Manifests(root);
    Set<String> unpublished = new TreeSet<>(openPartitions);
    for (String runId : runs()) {
      for (ManifestName name : manifests.names(runId)) {
        if (name.checkpointId() > checkpointId && !unpublished.isEmpty()) {
          for (Manifest.Entry file : manifests.read(name).files()) {
            unpublished.remove(file.path().substring(0, file.path().lastIndexOf('/')));
          }
        }
      }
    }
    for (FinishedFiles finished : awaitingCommit) {
      Optional<Manifest> manifest = manifests.find(finished.manifest());
      if (manifest.isEmpty() || !manifest.get().jobId().equals(finished.origin().jobId())) {
        finished.files().forEach(file -> unpublished.add(file.path()));
      }
    }
    return unpublished;
  }

  private Set<String> runs() {
    Set<String> runs = new TreeSet<>();
    for (String partition : openPartitions) {
      String name = partition.split("/run_id=", 2)[1];
      runs.add(name.substring(0, name.indexOf('/')));
    }
    return runs;
  }

  /** Checkpoint id of the savepoint. */
  public long checkpointId() {
    return checkpointId;
  }
}
