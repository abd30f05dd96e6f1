package io.sportscards.demo.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.Journal;
import io.sportscards.demo.backfill.RunDemands;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.Demands;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds the files of a run against what must be in them, and manifests against files: of a live run
 * the ledger of what was published to the queue, of a backfill the rows of the journal that it
 * read, of an intake the delivered files, of a replay the earlier run's; of all together the ledger
 * of everything.
 */
public final class VerifyCommand implements CliCommand {
  private static final String ALL = "all";

  private static final Setting<String> RUN_ID =
      SettingTypes.text(
          PlatformSettings.RUN_ID.name(),
          Pattern.compile(
              ALL + "|live-[1-9][0-9]{0,8}|(backfill|files|replay)-[a-z0-9][a-z0-9._-]{0,99}"),
          "live- and a number, backfill-, files- or replay- and a name, or " + ALL,
          PlatformSettings.RUN_ID.defaultText(),
          "The run to look at; "
              + ALL
              + " holds every live run and every finished backfill together against the ledger");

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(List.of(RUN_ID, PlatformSettings.MAX_BODY_BYTES));
    settings.addAll(Archive.SETTINGS);
    settings.addAll(Journal.OPTIONAL_SETTINGS);
    return new Command(
        "cards verify",
        "Hold files against what was published or read, and manifests against files.",
        settings,
        List.of(
            "./cards verify",
            "./cards verify --run-id live-2",
            "./cards verify --run-id backfill-january",
            "./cards verify --run-id replay-all",
            "./cards verify --run-id all"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    String runId = settings.get(RUN_ID);
    if (runId.equals(ALL)) {
      List<Path> ledgers = written(LedgerReader.ledgersIn(Checkout.ledgers()));
      try (ArchiveFiles archive = Archive.open(settings)) {
        return new AllRuns(archive).verify(ledgers);
      }
    }
    return runId.startsWith("live-") ? live(settings) : bounded(settings);
  }

  private static ExitCode bounded(Settings settings) throws Exception {
    String runId = settings.get(RUN_ID);
    try (ArchiveFiles archive = Archive.open(settings)) {
      Demands read = new RunDemands(settings, archive, runId).find();
      String source = runId.startsWith("backfill-") ? "Journal" : "What was read";
      return show(LedgerCheck.run(read, archive, runId::equals), archive.address(), source);
    }
  }

  private static ExitCode live(Settings settings) throws Exception {
    List<Path> ledgers = written(LedgerReader.queuedIn(Checkout.ledgers()));
    String runId = settings.get(RUN_ID);
    try (ArchiveFiles archive = Archive.open(settings)) {
      return show(LedgerCheck.run(ledgers, archive, runId::equals), archive.address(), "Ledger");
    }
  }

  private static List<Path> written(List<Path> ledgers) throws CommandFailure {
    if (ledgers.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no ledger in "
              + Checkout.ledgers()
              + "; ./cards publish writes one while it publishes");
    }
    return ledgers;
  }

  private static ExitCode show(CheckReport report, String archive, String demands) {
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
          "  " + demands + ", manifests and files agree: each event is there once, byte for byte.");
      return ExitCode.DONE;
    }
    report.firstProblems().forEach(problem -> System.out.println("  ! " + problem));
    System.out.printf("  %,d things are wrong.%n", report.problems());
    return ExitCode.DISAGREE;
  }
}
