package io.sportscards.loader.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.reconcile.Finding;
import io.sportscards.loader.reconcile.ReconcileReport;
import io.sportscards.loader.reconcile.ReconcileReport.QuarantineTotals;
import io.sportscards.loader.reconcile.ReconcileReport.TypeTotals;
import io.sportscards.loader.reconcile.Reconciliation;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import io.sportscards.settings.screen.Table;
import java.util.List;

/** Holds the archive against the warehouse. */
final class ReconcileCommand implements CliCommand {
  private final LoaderParts parts;

  ReconcileCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    return new Command(
        "cards reconcile",
        "Hold files against RAW, event by event, and write what each layer holds to RAW.RECONCILE_COUNT.",
        parts.settings(),
        List.of("./cards reconcile"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Progress progress = Progress.onStandardError();
    try (ArchiveFiles archive = parts.archive(settings)) {
      return show(Reconciliation.run(archive, parts.warehouse(settings, archive), progress::show));
    }
  }

  private static ExitCode show(ReconcileReport report) {
    Table table = new Table("what", "days", "lines in files", "distinct", "rows in RAW");
    for (TypeTotals type : report.types()) {
      table.row(
          type.eventType(), type.days(), type.bronzeLines(), type.bronzeEvents(), type.rawEvents());
    }
    table.row(
        "all events",
        "",
        report.types().stream().mapToLong(TypeTotals::bronzeLines).sum(),
        report.types().stream().mapToLong(TypeTotals::bronzeEvents).sum(),
        report.types().stream().mapToLong(TypeTotals::rawEvents).sum());
    QuarantineTotals quarantine = report.quarantine();
    table.row("quarantine", "", quarantine.lines(), quarantine.messages(), quarantine.rows());
    System.out.print(table);
    System.out.printf(
        "%n  %,d files wait to be loaded, %,d are rejected; %,d objects are named by no manifest.%n",
        report.waitingFiles(), report.rejectedFiles(), report.strayFiles());
    if (report.agrees()) {
      System.out.println(
          "  Files and RAW agree: each event and each rejected message of a loaded file is there once.");
      return ExitCode.DONE;
    }
    for (Finding finding : report.findings()) {
      System.out.printf("  ! %,d %s%n", finding.count(), finding.kind().meaning());
      finding.examples().forEach(example -> System.out.println("      " + example));
    }
    return ExitCode.DISAGREE;
  }
}
