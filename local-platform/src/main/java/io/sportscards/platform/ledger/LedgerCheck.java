package io.sportscards.platform.ledger;

import io.sportscards.platform.archive.ArchiveFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Compares an archive with the ledgers of what was sent: manifests against files, files against
 * ledgers. Each accepted event must be in bronze exactly once over all the runs looked at, envelope
 * and payload byte for byte; of several contents of one event_id exactly one in bronze and the
 * others in quarantine; each bad message in quarantine under its reason, with its bytes.
 *
 * <p>It tells what is wrong instead of stopping at it. Memory holds digests, not lines: some 50
 * bytes for an event.
 */
public final class LedgerCheck {
  private static final int THREADS = 4;

  private LedgerCheck() {}

  /**
   * Checks the runs whose id is picked; nothing may be writing to them meanwhile, or its newest
   * files look like surplus.
   *
   * @throws IOException when a ledger or the archive cannot be read at all
   */
  public static CheckReport run(List<Path> ledgers, ArchiveFiles archive, Predicate<String> runs)
      throws IOException {
    return run(entries -> readAll(ledgers, entries), archive, runs);
  }

  private static void readAll(List<Path> ledgers, Consumer<LedgerEntry> entries)
      throws IOException {
    for (Path ledger : ledgers) {
      LedgerReader.read(ledger, entries);
    }
  }

  /**
   * The same against demands that come from elsewhere.
   *
   * @throws IOException when the demands or the archive cannot be read at all
   */
  public static CheckReport run(Demands demands, ArchiveFiles archive, Predicate<String> runs)
      throws IOException {
    Problems problems = new Problems();
    Expectations expectations = Expectations.load(demands, problems);
    ManifestedFiles files = ManifestedFiles.of(archive, runs, problems);
    FileScan scan = new FileScan(archive, expectations, problems);
    List<Callable<Long>> scans = new ArrayList<>();
    long bytes = 0;
    for (ManifestedFiles.Named file : files.toRead()) {
      scans.add(() -> scan.scan(file));
      bytes += file.bytes();
    }
    long lines = sum(scans);
    List<CheckReport.Row> rows = expectations.rows();
    return new CheckReport(
        rows,
        files.manifests(),
        scans.size(),
        bytes,
        lines,
        problems.count(),
        problems.sentences());
  }

  private static long sum(List<Callable<Long>> scans) throws IOException {
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
