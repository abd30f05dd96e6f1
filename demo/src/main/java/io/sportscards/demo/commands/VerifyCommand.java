package io.sportscards.demo.commands;

import io.sportscards.demo.CliCommand;
import io.sportscards.demo.CommandFailure;
import io.sportscards.demo.screen.Table;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.archive.ArchiveFiles;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the files of a run against the ledger of what was published, and manifests against files.
 */
public final class VerifyCommand implements CliCommand {
  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(List.of(PlatformSettings.RUN_ID));
    settings.addAll(Archive.SETTINGS);
    return new Command(
        "cards verify",
        "Hold files against the ledger of what was published, and manifests against files.",
        settings,
        List.of("./cards verify", "./cards verify --run-id live-2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Path ledgers = Checkout.ledgers();
    List<Path> files = LedgerReader.ledgersIn(ledgers);
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no ledger in " + ledgers + "; ./cards publish writes one while it publishes");
    }
    String runId = settings.get(PlatformSettings.RUN_ID);
    try (ArchiveFiles archive = Archive.open(settings)) {
      return show(LedgerCheck.run(files, archive, runId::equals), archive.address());
    }
  }

  private static ExitCode show(CheckReport report, String archive) {
    Table table =
        new Table("outcome", "expected", "found", "missing", "twice", "wrong", "invented");
    for (CheckReport.Row row : report.rows()) {
      table.row(
          row.outcome(),
          row.expected(),
          row.found(),
          row.missing(),
          row.twice(),
          row.wrong(),
          row.invented());
    }
    System.out.print(table);
    System.out.printf(
        "%n  %,d lines in %,d files (%,d bytes) named by %,d manifests, in %s%n",
        report.lines(), report.files(), report.bytes(), report.manifests(), archive);
    if (report.agrees()) {
      System.out.println(
          "  Ledger, manifests and files agree: each event is there once, byte for byte.");
      return ExitCode.DONE;
    }
    report.firstProblems().forEach(problem -> System.out.println("  ! " + problem));
    System.out.printf("  %,d things are wrong.%n", report.problems());
    return ExitCode.DISAGREE;
  }
}
