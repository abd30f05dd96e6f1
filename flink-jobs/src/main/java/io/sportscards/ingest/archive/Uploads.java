package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The files that one writer is finishing, several at a time and in the background. Its methods are
 * for the writer's thread alone.
 */
final class Uploads implements AutoCloseable {
  private static final int THREADS = 8;
  // Enough that no thread waits for the writer, few enough to bound what a slow store piles up
  private static final int MAX_UNDER_WAY = 2 * THREADS;
  private static final long CLOSE_SECONDS = 10;

  private final ArchiveFiles files;
  private final Origin origin;
  private final ExecutorService threads;
  private final Queue<Upload> underWay = new ArrayDeque<>();
  private final List<FinishedFile> finished = new ArrayList<>();
  private long memoryBytes;

  private record Upload(Future<FinishedFile> file, long memoryBytes) {}

  Uploads(ArchiveFiles files, Origin origin) {
    this.files = files;
    this.origin = origin;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS, task -> new Thread(task, "archive-upload-" + origin.subtask()));
  }

  ArchiveFile create(String partition) throws IOException {
    return files.create(partition);
  }

  /**
   * Runs {@code upload} in the background, at once or, when many are under way, after the oldest
   * has ended.
   *
   * @param memoryBytes what it keeps on the heap until it ends
   * @throws IOException when an earlier upload failed
   */
  void start(long memoryBytes, Callable<FinishedFile> upload)
      throws IOException, InterruptedException {
    while (underWay.size() >= MAX_UNDER_WAY) {
      awaitOldest();
    }
    underWay.add(new Upload(threads.submit(upload), memoryBytes));
    this.memoryBytes += memoryBytes;
  }

  boolean isAnyUnderWay() {
    return !underWay.isEmpty();
  }

  /** Waits for the upload that was started first among those under way. */
  void awaitOldest() throws IOException, InterruptedException {
    Upload oldest = underWay.remove();
    memoryBytes -= oldest.memoryBytes();
    try {
      finished.add(oldest.file().get());
    } catch (ExecutionException e) {
      throw new IOException("An upload to the archive failed: " + e.getCause(), e.getCause());
    }
  }

  /** Heap that uploads under way hold, of those that ended unnoticed too. */
  long memoryBytes() {
    return memoryBytes;
  }

  /** Waits for every upload and hands over what was finished since the last call. */
  List<FinishedFiles> awaitAll() throws IOException, InterruptedException {
    while (isAnyUnderWay()) {
      awaitOldest();
    }
    if (finished.isEmpty()) {
      return List.of();
    }
    FinishedFiles all = new FinishedFiles(origin, FinishedFiles.UNNUMBERED, List.copyOf(finished));
    finished.clear();
    return List.of(all);
  }

  /** Interrupts what is under way; it is done again from state by the next attempt. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
