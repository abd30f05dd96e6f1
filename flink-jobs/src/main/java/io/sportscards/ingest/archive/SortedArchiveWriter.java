package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Streams the lines of one partition after the other into files. It keeps nothing in state: what is
 * open at a barrier is finished there.
 */
final class SortedArchiveWriter implements ArchiveWriter {
  private final long rollBytes;
  private final Uploads uploads;
  private final SinkWriterMetricGroup metrics;
  private String partition;
  private ArchiveFile file;
  private long lines;
  private long oldestReceivedAtMillis;

  SortedArchiveWriter(long rollBytes, Uploads uploads, SinkWriterMetricGroup metrics) {
    this.rollBytes = rollBytes;
    this.uploads = uploads;
    this.metrics = metrics;
    metrics.gauge("openFiles", () -> file == null ? 0 : 1);
  }

  @Override
  public void write(ArchiveLine line, Context context) throws IOException, InterruptedException {
    if (file != null
        && (!line.partition().equals(partition) || file.compressedBytes() >= rollBytes)) {
      finish();
    }
    if (file == null) {
      file = uploads.create(line.partition());
      partition = line.partition();
      lines = 0;
      oldestReceivedAtMillis = Long.MAX_VALUE;
    }
    file.content().write(line.line());
    file.content().write('\n');
    lines++;
    oldestReceivedAtMillis = Math.min(oldestReceivedAtMillis, line.receivedAtMillis());
    metrics.getNumRecordsSendCounter().inc();
    metrics.getNumBytesSendCounter().inc(line.line().length + 1L);
  }

  /** The last bytes go up in the background, while the next file fills. */
  private void finish() throws IOException, InterruptedException {
    ArchiveFile full = file;
    long lineCount = lines;
    long oldest = oldestReceivedAtMillis;
    file = null;
    uploads.start(0, () -> finishOrAbandon(full, lineCount, oldest));
  }

  private static FinishedFile finishOrAbandon(ArchiveFile file, long lines, long oldest)
      throws IOException {
    try {
      return file.finish(lines, oldest);
    } catch (IOException | RuntimeException e) {
      file.abandonAfter(e);
      throw e;
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (file != null) {
      finish();
    }
  }

  @Override
  public Collection<FinishedFiles> prepareCommit() throws IOException, InterruptedException {
    return uploads.awaitAll();
  }

  @Override
  public List<OpenLines> snapshotState(long checkpointId) {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    try {
      uploads.close();
    } finally {
      if (file != null) {
        file.abandon();
      }
    }
  }
}
