package io.sportscards.demo.commands;

import io.sportscards.demo.deadletters.Printable;
import io.sportscards.demo.deadletters.Redrive;
import io.sportscards.demo.deadletters.RedriveReport;
import io.sportscards.demo.services.Broker;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import io.sportscards.settings.screen.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts what the broker gave up on back into the queues it came from. */
public final class RedriveLettersCommand implements CliCommand {
  private static final Setting<Integer> LIMIT =
      SettingTypes.integer(
              "LIMIT", 1, Integer.MAX_VALUE, "2147483647", "Letters to put back at most")
          .asFlag();
  private static final Setting<String> REASON =
      SettingTypes.text(
              "REASON",
              Pattern.compile("delivery_limit|rejected|expired|maxlen|unknown"),
              "delivery_limit, rejected, expired, maxlen or unknown",
              "",
              "Only letters with this reason; all without it")
          .asFlag();
  private static final Setting<String> TO =
      SettingTypes.text("TO", "", "Queue to put them into; without it the one that each came from")
          .asFlag();
  private static final int MOST_CHARACTERS = 255;

  @Override
  public Command spec() {
    return new Command(
        "cards dead-letters redrive",
        "Put letters back, each removed here when the broker has confirmed it there; exit code 3 if some could not go.",
        LetterFlags.with(LIMIT, REASON, TO),
        List.of(
            "./cards dead-letters redrive --limit 10",
            "./cards dead-letters redrive --reason delivery_limit",
            "./cards dead-letters redrive --to analytics.events"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    RedriveReport report = new RedriveReport();
    Progress progress = Progress.onStandardError();
    Redrive.Choice choice =
        new Redrive.Choice(settings.get(REASON), settings.get(TO), settings.get(LIMIT));
    try {
      Redrive.run(
          new Broker(settings),
          LetterFlags.queue(settings),
          choice,
          report,
          () -> progress.show("%,d letters are back".formatted(report.putBackInAll())));
    } finally {
      progress.done("%,d letters are back".formatted(report.putBackInAll()));
      System.out.print(table(report));
    }
    return report.notReturned() == 0 ? ExitCode.DONE : ExitCode.DISAGREE;
  }

  private static Table table(RedriveReport report) {
    Table table = new Table("outcome", "letters");
    rows(table, "put back into ", report.putBack());
    rows(table, "stay: there is no queue ", report.gone());
    rows(table, "stay: full, or not to be published to, is ", report.full());
    if (report.withoutOrigin() > 0) {
      table.row("stay: the broker does not say from where; give --to", report.withoutOrigin());
    }
    if (report.passedOver() > 0) {
      table.row("stay: another reason", report.passedOver());
    }
    return table;
  }

  private static void rows(Table table, String outcome, Map<String, Long> byQueue) {
    byQueue.forEach(
        (queue, letters) -> table.row(outcome + Printable.text(queue, MOST_CHARACTERS), letters));
  }
}
