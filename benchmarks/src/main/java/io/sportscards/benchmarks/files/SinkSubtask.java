package io.sportscards.benchmarks.files;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.ingest.archive.FinishedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;

/** A writer and a committer of the sink, driven as Flink drives them, but by a clock of ours. */
final class SinkSubtask {
  private static final SinkWriter.Context NO_TIMES =
      new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
          return Long.MIN_VALUE;
        }

        @Override
        public Long timestamp() {
          return null;
        }
      };

  private final int subtask;
  private final StatefulSinkWriter<ArchiveLine, ?> writer;
  private final CommittingSinkWriter<ArchiveLine, FinishedFiles> committing;
  private final Committer<FinishedFiles> committer;

  @SuppressWarnings("unchecked") // of the sink's writer both views are the same object
  SinkSubtask(ArchiveSink sink, SinkContext context) throws IOException {
    this.subtask = context.subtask();
    this.writer = sink.createWriter(context);
    this.committing = (CommittingSinkWriter<ArchiveLine, FinishedFiles>) writer;
    this.committer = sink.createCommitter(context.ofCommitter());
  }

  void write(ArchiveLine line) throws IOException, InterruptedException {
    writer.write(line, NO_TIMES);
  }

  /** What happens at a checkpoint and at its completion. */
  void checkpoint(long id) throws IOException, InterruptedException {
    writer.flush(false);
    List<CommitRequest<FinishedFiles>> requests = new ArrayList<>();
    for (FinishedFiles files : committing.prepareCommit()) {
      if (ArchiveSink.numbered(new CommittableWithLineage<>(files, id, subtask))
          instanceof CommittableWithLineage<FinishedFiles> numbered) {
        requests.add(new FirstTry(numbered.getCommittable()));
      }
    }
    writer.snapshotState(id);
    committer.commit(requests);
  }

  void end() throws Exception {
    writer.close();
    committer.close();
  }

  private record FirstTry(FinishedFiles files) implements CommitRequest<FinishedFiles> {
    @Override
    public FinishedFiles getCommittable() {
      return files;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      throw new IllegalStateException("The commit failed", reason);
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      throw new IllegalStateException("The commit failed", reason);
    }

    @Override
    public void retryLater() {
      throw new IllegalStateException("The commit is to be tried again");
    }

    @Override
    public void updateAndRetryLater(FinishedFiles committable) {
      retryLater();
    }

    @Override
    public void signalAlreadyCommitted() {}
  }
}
