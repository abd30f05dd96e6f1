package io.sportscards.demo.commands;

import io.sportscards.demo.deadletters.DeadLetter;
import io.sportscards.demo.deadletters.DeadLetterQueue;
import io.sportscards.demo.deadletters.LetterCounts;
import io.sportscards.demo.services.Broker;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import io.sportscards.settings.screen.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Counts what the broker gave up on. */
public final class ListLettersCommand implements CliCommand {
  @Override
  public Command spec() {
    return new Command(
        "cards dead-letters list",
        "Count what the broker gave up on, by queue, reason, event type and content type.",
        LetterFlags.judging(),
        List.of(
            "./cards dead-letters list",
            "./cards dead-letters list --queue-name analytics.orders"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    String queue = LetterFlags.queue(settings);
    LetterCounts counts = new LetterCounts(LetterFlags.judge(settings));
    long letters = 0;
    Progress progress = Progress.onStandardError();
    try (DeadLetterQueue waiting =
        DeadLetterQueue.open(new Broker(settings), queue, Long.MAX_VALUE)) {
      for (Optional<DeadLetter> letter = waiting.next();
          letter.isPresent();
          letter = waiting.next()) {
        counts.add(letter.get());
        letters++;
        progress.show("%,d letters, %,d to go".formatted(letters, waiting.left()));
      }
      progress.done("%,d letters in %s".formatted(letters, queue));
    }
    if (letters > 0) {
      System.out.print(table(counts));
    }
    return ExitCode.DONE;
  }

  private static Table table(LetterCounts counts) {
    Table table =
        new Table(
            "came from", "reason", "event type", "content type", "oldest", "newest", "letters");
    for (LetterCounts.Count count : counts.rows()) {
      LetterCounts.Kind kind = count.kind();
      table.row(
          kind.cameFrom(),
          kind.reason(),
          kind.eventType(),
          kind.contentType(),
          shown(count.oldest()),
          shown(count.newest()),
          count.letters());
    }
    return table;
  }

  private static String shown(Instant time) {
    return time == null ? "-" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
