package io.sportscards.demo.marts;

import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.Loading;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.ledger.SentEvents;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes what Product, Marketing and Operations ask for twice: by SQL over the marts, and in Java
 * from the ledger of what was published. The two share no code and no data but for one question to
 * RAW.EVENTS: which of several contents that were sent under one event_id was received first.
 */
public final class CompareCommand implements CliCommand {
  private static final Setting<Path> FILE = Loading.PARTS.file();

  @Override
  public Command spec() {
    return new Command(
        "cards compare",
        "Compute numbers of Product, Marketing and Operations from the marts and from the ledger, and hold them against each other.",
        List.of(FILE),
        List.of("./cards compare", "./cards compare --warehouse-file /tmp/copy.duckdb"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    List<Path> ledgers = LedgerReader.ledgersIn(Checkout.ledgers());
    if (ledgers.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no ledger in %s; ./cards publish writes one while it publishes"
              .formatted(Checkout.ledgers()));
    }
    Set<String> inConflict = SentEvents.inConflict(ledgers);
    try (Marts marts = Marts.open(settings.get(FILE))) {
      Map<String, String> received = marts.receivedContents(inConflict);
      LedgerFigures ledger = new LedgerFigures();
      SentEvents.read(ledgers, received, ledger::take);
      return show(new FiguresTable(marts.figures(), ledger.figures()), inConflict.size());
    }
  }

  private static ExitCode show(FiguresTable table, int inConflict) {
    System.out.print(table);
    System.out.printf(
        "%n  Valid lines: not cancelled, no test, some units. Revenue is their gross less discount; currencies are never added up.%n");
    System.out.printf(
        "  Of %,d event_ids that came with several contents RAW was asked which came first; of nothing else.%n",
        inConflict);
    if (table.differing() == 0) {
      System.out.printf(
          "  Marts and ledger agree: all %,d numbers are equal to the last place.%n",
          table.numbers());
      return ExitCode.DONE;
    }
    System.out.printf(
        "  ! %,d of %,d numbers differ. If events were published since, ./cards load and ./cards transform bring them into the marts.%n",
        table.differing(), table.numbers());
    return ExitCode.DISAGREE;
  }
}
