package io.sportscards.demo.commands;

import io.sportscards.demo.CliCommand;
import io.sportscards.demo.screen.Progress;
import io.sportscards.demo.screen.Table;
import io.sportscards.demo.services.Broker;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.Journal;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.generator.publish.PublishProgress;
import io.sportscards.platform.generator.publish.PublishRun;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Publishes generated events to the broker and the journal, and keeps a ledger of them. */
public final class PublishCommand implements CliCommand {
  static final Setting<Integer> RATE =
      SettingTypes.integer("RATE", 0, 1_000_000, "0", "Messages per second; 0 is full speed")
          .asFlag();

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(GeneratorFlags.ALL);
    settings.add(RATE);
    settings.addAll(Broker.SETTINGS);
    settings.addAll(Journal.SETTINGS);
    return new Command(
        "cards publish",
        "Publish generated events to the broker and the journal, with a ledger of what was confirmed.",
        settings,
        List.of(
            "./cards publish --events 100000 --seed 7",
            "./cards publish --events 600000 --seed 8 --rate 2000 --duplicates 0.2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Progress progress = Progress.onStandardError();
    LedgerTotals totals = publish(settings, p -> progress.show(text(p)));
    progress.done("published %,d messages".formatted(totals.sent()));
    show(totals);
    return ExitCode.DONE;
  }

  /** Prints what was published as a table. */
  static void show(LedgerTotals totals) {
    Table table = new Table("published", "messages");
    table.row("distinct events", totals.accepted());
    table.row("conflicting duplicates", totals.conflicting());
    totals.rejected().forEach((reason, count) -> table.row(reason, count));
    table.row("repeats", totals.repeats());
    System.out.print(table);
  }

  /** Publishes what the flags say and waits for the last confirmation. */
  static LedgerTotals publish(Settings settings, Consumer<PublishProgress> progress)
      throws Exception {
    Broker broker = new Broker(settings);
    Journal journal = new Journal(settings);
    PublishSettings publishing =
        PublishSettings.to(broker.factory(), "events", null).atRate(settings.get(RATE));
    try (JournalWriter writer = JournalWriter.open(journal.connect(), journal.table())) {
      return new PublishRun(GeneratorFlags.generator(settings), publishing, Checkout.ledgers())
          .withJournal(writer)
          .withProgress(progress)
          .run();
    }
  }

  static String text(PublishProgress progress) {
    return "published %,d messages, %,d/s%s"
        .formatted(
            progress.confirmed(),
            progress.perSecond(),
            progress.trouble().isEmpty() ? "" : " (" + progress.trouble() + ")");
  }
}
