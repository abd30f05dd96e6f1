package io.sportscards.demo.commands;

import io.sportscards.archive.Journal;
import io.sportscards.backfill.RangeFlags;
import io.sportscards.demo.services.Broker;
import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.generator.publish.PublishProgress;
import io.sportscards.platform.generator.publish.PublishRun;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Publishes generated events to the broker and the journal, and keeps a ledger of them. */
public final class PublishCommand implements CliCommand {
  static final Setting<Integer> RATE =
      SettingTypes.integer("RATE", 0, 1_000_000, "0", "Messages per second; 0 is full speed")
          .asFlag();

  static final Setting<Instant> JOURNAL_ONLY_BEFORE =
      RangeFlags.instant(
          "JOURNAL_ONLY_BEFORE",
          "",
          "What occurred before goes to the journal alone, as if there had been no queue yet");

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(GeneratorFlags.ALL);
    settings.add(RATE);
    settings.add(JOURNAL_ONLY_BEFORE);
    settings.addAll(Broker.SETTINGS);
    settings.addAll(Journal.SETTINGS);
    return new Command(
        "cards publish",
        "Publish generated events to the broker and the journal, with a ledger of what was confirmed.",
        settings,
        List.of(
            "./cards publish --events 100000 --seed 7",
            "./cards publish --events 600000 --seed 8 --rate 2000 --duplicates 0.2",
            "./cards publish --events 50000 --seed 9 --journal-only-before 2026-06-29"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Progress progress = Progress.onStandardError();
    Published published = publish(settings, p -> progress.show(text(p)));
    progress.done("published %,d messages".formatted(published.queued().sent()));
    System.out.print(published.text());
    return ExitCode.DONE;
  }

  /** Publishes what the flags say and waits for the last confirmation. */
  static Published publish(Settings settings, Consumer<PublishProgress> progress) throws Exception {
    Broker broker = new Broker(settings);
    Journal journal = new Journal(settings);
    PublishSettings publishing =
        PublishSettings.to(broker.factory(), "events", null).atRate(settings.get(RATE));
    try (JournalWriter writer = JournalWriter.open(journal.connect(), journal.table())) {
      PublishRun run =
          new PublishRun(GeneratorFlags.generator(settings), publishing, Checkout.ledgers())
              .withJournal(writer, settings.get(JOURNAL_ONLY_BEFORE))
              .withProgress(progress);
      LedgerTotals queued = run.run();
      return new Published(queued, run.journalOnly());
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
