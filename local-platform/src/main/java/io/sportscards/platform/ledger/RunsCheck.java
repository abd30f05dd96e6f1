package io.sportscards.platform.ledger;

import io.sportscards.archive.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares several runs together, which may overlap, with the ledgers of what was sent: each event
 * and each bad message must be in some run, at most once in each, with equal bytes wherever it is,
 * and each event_id in bronze of some run, with one content in each. What a single run must hold by
 * itself is for {@link LedgerCheck}.
 */
public final class RunsCheck {
  private RunsCheck() {}

  /**
   * Reads the runs one after the other; nothing may be writing to them meanwhile.
   *
   * @throws IOException when a ledger or the archive cannot be read at all
   */
  public static RunsReport run(List<Path> ledgers, ArchiveFiles archive, List<String> runIds)
      throws IOException {
    Demands demands = entries -> LedgerReader.readAll(ledgers, entries);
    Problems problems = new Problems();
    SentLines sent = SentLines.of(demands);
    LineHolders holders = new LineHolders(sent, problems);
    ManifestedFiles files = ManifestedFiles.of(archive, runIds::contains, problems);
    FileScan scan = new FileScan(archive, holders, problems);
    List<Long> lines = new ArrayList<>();
    for (String runId : runIds) {
      holders.next(runId);
      ParallelScan.of(
          files.toRead().stream().filter(file -> file.key().runId().equals(runId)).toList(), scan);
      lines.add(holders.linesHere());
    }
    long found = holders.found();
    long foundEvents = holders.foundEvents();
    if (found < sent.count() || foundEvents < sent.eventIds()) {
      holders.nameMissing(demands);
    }
    List<RunsReport.Run> runs = new ArrayList<>();
    for (int i = 0; i < runIds.size(); i++) {
      runs.add(new RunsReport.Run(runIds.get(i), lines.get(i), holders.onlyIn(i)));
    }
    return new RunsReport(
        runs,
        sent.count(),
        found,
        sent.eventIds(),
        foundEvents,
        problems.count(),
        problems.sentences());
  }
}
