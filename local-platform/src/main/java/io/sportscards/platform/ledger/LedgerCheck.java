package io.sportscards.platform.ledger;

import io.sportscards.archive.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  private LedgerCheck() {}

  /** The lines that one run has of all that the ledgers hold; what is in two of them is one. */
  public static long lines(List<Path> ledgers) throws IOException {
    return SentLines.of(entries -> LedgerReader.readAll(ledgers, entries)).count();
  }

  /**
   * Checks the runs whose id is picked; nothing may be writing to them meanwhile, or its newest
   * files look like surplus.
   *
   * @throws IOException when a ledger or the archive cannot be read at all
   */
  public static CheckReport run(List<Path> ledgers, ArchiveFiles archive, Predicate<String> runs)
      throws IOException {
    return run(entries -> LedgerReader.readAll(ledgers, entries), archive, runs);
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
    List<ManifestedFiles.Named> named = files.toRead();
    long lines = ParallelScan.of(named, scan);
    long bytes = named.stream().mapToLong(ManifestedFiles.Named::bytes).sum();
    List<CheckReport.Row> rows = expectations.rows();
    return new CheckReport(
        rows,
        files.manifests(),
        named.size(),
        bytes,
        lines,
        problems.count(),
        problems.sentences());
  }
}
