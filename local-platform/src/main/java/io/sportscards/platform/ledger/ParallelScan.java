package io.sportscards.platform.ledger;

import io.sportscards.platform.ledger.ManifestedFiles.Named;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads several files at a time. */
final class ParallelScan {
  private static final int THREADS = 4;

  private ParallelScan() {}

  /**
   * Reads all of them and returns the number of their lines.
   *
   * @throws IOException when the archive cannot be read
   */
  static long of(List<Named> files, FileScan scan) throws IOException {
    List<Callable<Long>> scans =
        files.stream().<Callable<Long>>map(file -> () -> scan.scan(file)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      long sum = 0;
      for (Future<Long> lines : threads.invokeAll(scans)) {
        sum += lines.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The check was interrupted.");
    } catch (ExecutionException e) {
      throw new IOException("The archive cannot be read: " + e.getCause().getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
