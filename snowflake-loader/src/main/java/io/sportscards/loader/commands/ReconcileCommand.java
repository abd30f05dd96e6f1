package io.sportscards.loader.commands;

import static io.sportscards.loader.commands.JsonOutput.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.Journal;
import io.sportscards.loader.reconcile.Finding;
import io.sportscards.loader.reconcile.ReconcileReport;
import io.sportscards.loader.reconcile.ReconcileReport.QuarantineTotals;
import io.sportscards.loader.reconcile.ReconcileReport.TypeTotals;
import io.sportscards.loader.reconcile.Reconciliation;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import io.sportscards.settings.screen.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Holds the archive against the warehouse. */
final class ReconcileCommand implements CliCommand {
  private final LoaderParts parts;

  ReconcileCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(parts.settings());
    settings.addAll(Journal.OPTIONAL_SETTINGS);
    settings.add(JSON);
    return new Command(
        "cards reconcile",
        "Hold files against RAW, event by event, count the journal beside them, and write what each layer holds to RAW.RECONCILE_COUNT.",
        settings,
        List.of("./cards reconcile", "./cards reconcile --json"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Progress progress = Progress.onStandardError();
    Optional<Journal> journal = Journal.ifNamed(settings);
    try (ArchiveFiles archive = parts.archive(settings)) {
      ReconcileReport report =
          Reconciliation.run(archive, parts.existing(settings, archive), journal, progress::show);
      if (!settings.get(JSON)) {
        return show(report);
      }
      System.out.println(json(report));
      return report.agrees() ? ExitCode.DONE : ExitCode.DISAGREE;
    }
  }

  /** As the report, but what nobody could tell is null. */
  static ObjectNode json(ReconcileReport report) {
    ObjectNode node = (ObjectNode) JsonOutput.of(report);
    node.put("agrees", report.agrees());
    for (JsonNode type : node.path("types")) {
      if (type.path("journal_events").asLong() == ReconcileReport.UNKNOWN) {
        ((ObjectNode) type).putNull("journal_events");
      }
    }
    return node;
  }

  private static ExitCode show(ReconcileReport report) {
    Table table =
        new Table("what", "days", "in journal", "lines in files", "distinct", "rows in RAW");
    for (TypeTotals type : report.types()) {
      table.row(
          type.eventType(),
          type.days(),
          known(type.journalEvents()),
          type.bronzeLines(),
          type.bronzeEvents(),
          type.rawEvents());
    }
    table.row(
        "all events",
        "",
        known(sum(report, TypeTotals::journalEvents)),
        sum(report, TypeTotals::bronzeLines),
        sum(report, TypeTotals::bronzeEvents),
        sum(report, TypeTotals::rawEvents));
    QuarantineTotals quarantine = report.quarantine();
    table.row("quarantine", "", "", quarantine.lines(), quarantine.messages(), quarantine.rows());
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

  private static Object known(long figure) {
    return figure < 0 ? "" : figure;
  }

  private static long sum(ReconcileReport report, ToLongFunction<TypeTotals> figure) {
    return report.types().stream().mapToLong(figure).sum();
  }
}
