package io.sportscards.demo.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.demo.backfill.RunRecordFile;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.platform.ledger.RunsCheck;
import io.sportscards.platform.ledger.RunsReport;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.screen.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs that readers take of what services publish: live ones, and backfills that are finished.
 */
final class AllRuns {
  private static final Pattern RECORD = Pattern.compile("_runs/((live|backfill)-[^/]+)\\.json");

  private final ArchiveFiles archive;

  AllRuns(ArchiveFiles archive) {
    this.archive = archive;
  }

  /** Holds all of them together against the ledgers, and shows how they overlap. */
  ExitCode verify(List<Path> ledgers) throws IOException {
    RunsReport report = RunsCheck.run(ledgers, archive, ids());
    Table table = new Table("run", "lines", "only here", "elsewhere too");
    report
        .runs()
        .forEach(run -> table.row(run.runId(), run.lines(), run.onlyHere(), run.elsewhereToo()));
    table.row("together", report.found(), "", "");
    table.row("ledger", report.sent(), "", "");
    System.out.print(table);
    System.out.printf(
        "%n  A reader that takes each event_id once counts %,d of %,d events, in %s%n",
        report.foundEvents(), report.sentEvents(), archive.address());
    if (report.agrees()) {
      System.out.println(
          "  Ledger and runs agree: what was sent is in some run, and the same bytes wherever it is.");
      return ExitCode.DONE;
    }
    report.firstProblems().forEach(problem -> System.out.println("  ! " + problem));
    System.out.printf("  %,d things are wrong.%n", report.problems());
    return ExitCode.DISAGREE;
  }

  private List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    for (ArchiveObject object : archive.list("_runs/")) {
      Matcher record = RECORD.matcher(object.key());
      if (record.matches() && isTaken(record.group(1))) {
        ids.add(record.group(1));
      }
    }
    return ids;
  }

  private boolean isTaken(String runId) throws IOException {
    if (runId.startsWith("live-")) {
      return true;
    }
    Optional<RunRecord> record = RunRecordFile.read(archive, runId);
    return record.isPresent() && record.get().finishedAt() != null;
  }
}
