package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Keeps a file open for each partition, its lines in memory and in state, and finishes it when it
 * is large or old enough, or when memory runs short.
 */
final class BufferedArchiveWriter implements ArchiveWriter {
  // Of the memory, what packing on the way may take at most: the lines need the rest
  private static final int SHARE_OF_FRAMES = 4;

  private final ArchiveSettings settings;
  private final RollSchedule schedule;
  private final Uploads uploads;
  private final ProcessingTimeService clock;
  private final SinkWriterMetricGroup metrics;
  private final Frames frames;
  private final Map<String, OpenFile> open = new HashMap<>();
  private long memoryBytes;

  BufferedArchiveWriter(
      ArchiveSettings settings,
      Uploads uploads,
      ProcessingTimeService clock,
      SinkWriterMetricGroup metrics,
      Collection<OpenLines> restored)
      throws IOException {
    this.settings = settings;
    this.frames = new Frames(settings.bufferBytes() / SHARE_OF_FRAMES);
    this.schedule = new RollSchedule(settings.rollInterval());
    this.uploads = uploads;
    this.clock = clock;
    this.metrics = metrics;
    restore(restored);
    metrics.gauge("openFiles", open::size);
    metrics.gauge("bufferedBytes", () -> memoryBytes + uploads.memoryBytes());
  }

  private void restore(Collection<OpenLines> restored) throws IOException {
    try {
      for (OpenLines lines : restored) {
        OpenFile file = fileOf(lines.partition(), lines.sinceMillis());
        long before = file.memoryBytes();
        file.merge(lines, frames);
        memoryBytes += file.memoryBytes() - before;
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public void write(ArchiveLine line, Context context) throws IOException, InterruptedException {
    OpenFile file = open.get(line.partition());
    if (file == null) {
      file = fileOf(line.partition(), clock.getCurrentProcessingTime());
    }
    long before = file.memoryBytes();
    file.append(line);
    if (file.hasFullTail()) {
      file.packTail(frames);
    }
    memoryBytes += file.memoryBytes() - before;
    metrics.getNumRecordsSendCounter().inc();
    metrics.getNumBytesSendCounter().inc(line.line().length + 1L);

    if (file.packedBytes() >= settings.rollBytes()) {
      finish(file);
    }
    if (memoryBytes + uploads.memoryBytes() > settings.bufferBytes()) {
      freeMemory();
    }
  }

  private OpenFile fileOf(String partition, long sinceMillis) {
    return open.computeIfAbsent(
        partition,
        p -> {
          OpenFile file = new OpenFile(p, sinceMillis);
          memoryBytes += file.memoryBytes();
          return file;
        });
  }

  /**
   * Brings the open files below half of the cap, so that the next call is far off, then waits until
   * the uploads under way fit as well. Packing comes first; only what it does not free is taken
   * from the largest files, which finish early.
   */
  private void freeMemory() throws IOException, InterruptedException {
    long half = settings.bufferBytes() / 2;
    if (memoryBytes > half) {
      packEverything();
    }
    if (memoryBytes > half) {
      List<OpenFile> largestFirst = new ArrayList<>(open.values());
      largestFirst.sort(Comparator.comparingLong(OpenFile::memoryBytes).reversed());
      for (OpenFile file : largestFirst) {
        if (memoryBytes <= half) {
          break;
        }
        finish(file);
      }
    }
    while (uploads.isAnyUnderWay()
        && memoryBytes + uploads.memoryBytes() > settings.bufferBytes()) {
      uploads.awaitOldest();
    }
  }

  private void packEverything() throws IOException {
    for (OpenFile file : open.values()) {
      long before = file.memoryBytes();
      file.shrink(frames);
      memoryBytes += file.memoryBytes() - before;
    }
  }

  private void finish(OpenFile file) throws IOException, InterruptedException {
    open.remove(file.partition());
    memoryBytes -= file.memoryBytes();
    file.end(frames);
    uploads.start(file.memoryBytes(), () -> upload(file));
  }

  private FinishedFile upload(OpenFile file) throws IOException {
    ArchiveFile upload = uploads.create(file.partition());
    try {
      file.writeTo(upload);
      return upload.finish(file.lines(), file.oldestReceivedAtMillis());
    } catch (IOException | RuntimeException e) {
      upload.abandonAfter(e);
      throw e;
    }
  }

  /** Flink calls this before every barrier, so age decides here and nowhere else. */
  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    long now = clock.getCurrentProcessingTime();
    for (OpenFile file : List.copyOf(open.values())) {
      if (endOfInput || schedule.dueAtMillis(file.partition(), file.sinceMillis()) <= now) {
        finish(file);
      }
    }
  }

  @Override
  public Collection<FinishedFiles> prepareCommit() throws IOException, InterruptedException {
    return uploads.awaitAll();
  }

  @Override
  public List<OpenLines> snapshotState(long checkpointId) throws IOException {
    List<OpenLines> state = new ArrayList<>();
    for (OpenFile file : open.values()) {
      long before = file.memoryBytes();
      state.add(file.toState(frames));
      memoryBytes += file.memoryBytes() - before;
    }
    return state;
  }

  @Override
  public void close() {
    try {
      uploads.close();
    } finally {
      open.values().forEach(file -> file.giveUp(frames));
      frames.close();
    }
  }
}
