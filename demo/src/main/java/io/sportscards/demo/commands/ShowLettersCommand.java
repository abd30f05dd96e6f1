package io.sportscards.demo.commands;

import io.sportscards.demo.deadletters.DeadLetter;
import io.sportscards.demo.deadletters.DeadLetterQueue;
import io.sportscards.demo.deadletters.Death;
import io.sportscards.demo.deadletters.Judge;
import io.sportscards.demo.deadletters.Printable;
import io.sportscards.demo.services.Broker;
import io.sportscards.ingest.live.QueueHeaders;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Prints a few letters, which stay where they are. */
public final class ShowLettersCommand implements CliCommand {
  private static final Setting<Integer> LIMIT =
      SettingTypes.integer("LIMIT", 1, 1_000, "5", "Letters to show, the oldest first").asFlag();
  private static final Setting<Integer> PREVIEW =
      SettingTypes.integer("PREVIEW", 0, 1 << 20, "400", "Bytes of each body to show").asFlag();
  private static final int MOST_CHARACTERS = 4_096;

  @Override
  public Command spec() {
    return new Command(
        "cards dead-letters show",
        "Show some of what the broker gave up on, with what the live job would make of it now.",
        LetterFlags.judging(LIMIT, PREVIEW),
        List.of(
            "./cards dead-letters show", "./cards dead-letters show --limit 1 --preview 100000"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Judge judge = LetterFlags.judge(settings);
    try (DeadLetterQueue waiting =
        DeadLetterQueue.open(
            new Broker(settings), LetterFlags.queue(settings), settings.get(LIMIT))) {
      for (Optional<DeadLetter> letter = waiting.next();
          letter.isPresent();
          letter = waiting.next()) {
        print(System.out, letter.get(), judge, settings.get(PREVIEW));
      }
    }
    return ExitCode.DONE;
  }

  private static void print(PrintStream out, DeadLetter letter, Judge judge, int preview) {
    Death death = letter.death();
    Judge.Verdict verdict = judge.verdict(letter);
    line(out, "came from", death.queue());
    line(
        out,
        "reason",
        death.reason() + (death.count() > 1 ? ", %,d times".formatted(death.count()) : ""));
    line(out, "died", death.at() == null ? null : death.at().toString());
    line(out, "event type", verdict.eventType());
    line(out, "message id", letter.properties().getMessageId());
    line(out, "content", letter.properties().getContentType());
    line(
        out,
        "would be",
        verdict.outcome() + (verdict.detail() == null ? "" : ": " + verdict.detail()));
    line(out, "headers", QueueHeaders.toJson(letter.envelope(), letter.properties()));
    line(out, "body", "%,d bytes".formatted(letter.body().length));
    out.println("    " + Printable.body(letter.body(), preview));
    out.println();
  }

  private static void line(PrintStream out, String name, String value) {
    out.println("  %-12s%s".formatted(name, Printable.text(value, MOST_CHARACTERS)));
  }
}
