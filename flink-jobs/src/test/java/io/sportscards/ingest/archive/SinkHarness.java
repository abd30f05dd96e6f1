package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;

/** One writer and its committer, driven by hand the way Flink drives them. */
final class SinkHarness implements AutoCloseable {
  final Path root;
  final WriterContext context;
  final ArchiveWriter writer;

  private SinkHarness(Path root, WriterContext context, ArchiveWriter writer) {
    this.root = root;
    this.context = context;
    this.writer = writer;
  }

  static ArchiveSettings settings(Path root) {
    return new ArchiveSettings(
        "file://" + root, "live-1", 16 << 20, Duration.ofSeconds(60), 64 << 20);
  }

  static SinkHarness start(ArchiveSink sink, Path root, WriterContext context) throws IOException {
    return new SinkHarness(root, context, (ArchiveWriter) sink.createWriter(context));
  }

  static SinkHarness restore(
      ArchiveSink sink, Path root, WriterContext context, List<OpenLines> state)
      throws IOException {
    return new SinkHarness(root, context, (ArchiveWriter) sink.restoreWriter(context, state));
  }

  static String partition(int n) {
    return "bronze/run_id=live-1/event_type=test.happened/event_date=2026-01-" + n;
  }

  static ArchiveLine line(int partition, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ArchiveLine(text, new byte[16], partition(partition), bytes, 1_000);
  }

  /** About 600 bytes, different for each {@code n}, that zstd shrinks by a third and no more. */
  static String incompressible(long n) {
    StringBuilder text = new StringBuilder(640).append(n);
    Random random = new Random(n);
    while (text.length() < 600) {
      text.append(Long.toString(random.nextLong(), 36));
    }
    return text.toString();
  }

  void write(int partition, String... texts) throws IOException, InterruptedException {
    for (String text : texts) {
      writer.write(line(partition, text), null);
    }
  }

  /** What a barrier does; the files become visible when they are committed. */
  Collection<FinishedFiles> barrier() throws IOException, InterruptedException {
    writer.flush(false);
    return writer.prepareCommit();
  }

  Collection<FinishedFiles> endOfInput() throws IOException, InterruptedException {
    writer.flush(true);
    return writer.prepareCommit();
  }

  void commit(long checkpointId, Collection<FinishedFiles> finished)
      throws IOException, InterruptedException {
    try (ArchiveCommitter committer =
        new ArchiveCommitter(
            "file://" + root,
            new RunGuard(new Manifests("file://" + root), "live-1"),
            new CommitMetrics(
                UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup(),
                Clock.systemUTC()))) {
      List<Committer.CommitRequest<FinishedFiles>> requests = new ArrayList<>();
      for (FinishedFiles files : finished) {
        requests.add(new Request(files.atCheckpoint(checkpointId)));
      }
      committer.commit(requests);
    }
  }

  Archived archived() throws IOException {
    return Archived.read(root);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** A committer that only succeeds or throws asks for nothing else. */
  private record Request(FinishedFiles getCommittable)
      implements Committer.CommitRequest<FinishedFiles> {
    @Override
    public FinishedFiles getCommittable() {
      return getCommittable;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void retryLater() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void updateAndRetryLater(FinishedFiles committable) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void signalAlreadyCommitted() {
      throw new UnsupportedOperationException();
    }
  }
}
