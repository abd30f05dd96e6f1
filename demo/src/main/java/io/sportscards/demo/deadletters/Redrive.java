package io.sportscards.demo.deadletters;

import io.sportscards.demo.services.Broker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts letters back into queues: publishes each, and removes it from the dead-letter queue when the
 * broker has confirmed that the other queue has it. Killed at any time it loses none; those on the
 * way are then in both queues.
 */
public final class Redrive {
  /** What a kill can double, and with {@link #MOST_BYTES} what is in memory. */
  private static final int MOST_ON_THE_WAY = 1_000;

  private static final long MOST_BYTES = 32L << 20;

  /** A full queue may have room again while its consumer works; not for ever. */
  private static final int REFUSALS_IN_A_ROW = 100;

  private static final int MOST_NAMES = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DeadLetterQueue letters;
  private final ReturnChannel returns;
  private final Choice choice;
  private final RedriveReport report;
  private final NavigableMap<Long, OnTheWay> onTheWay = new TreeMap<>();
  private final Set<String> goneQueues = new HashSet<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private long bytesOnTheWay;

  /**
   * Which letters to put back, and where.
   *
   * @param reason only letters with this reason; null for all
   * @param target the queue to put them into; null for the one that each came from
   * @param limit how many at most
   */
  public record Choice(String reason, String target, long limit) {}

  private record OnTheWay(DeadLetter letter, String queue, boolean isUnroutable) {}

  private Redrive(
      DeadLetterQueue letters, ReturnChannel returns, Choice choice, RedriveReport report) {
    this.letters = letters;
    this.returns = returns;
    this.choice = choice;
    this.report = report;
  }

  /**
   * Goes through the letters that wait now.
   *
   * @param report is filled in on the way; what it says has happened, also when this fails
   * @param progress is told after each letter
   * @throws IOException when the broker is lost; what was on the way is then in both queues or in
   *     the dead-letter queue only
   */
  public static void run(
      Broker broker, String queue, Choice choice, RedriveReport report, Runnable progress)
      throws IOException {
    long look = choice.reason() == null ? choice.limit() : Long.MAX_VALUE;
    try (ReturnChannel returns = ReturnChannel.open(broker);
        DeadLetterQueue letters = DeadLetterQueue.open(broker, queue, look)) {
      new Redrive(letters, returns, choice, report).run(progress);
    }
  }

  private void run(Runnable progress) throws IOException {
    long sent = 0;
    while (sent < choice.limit()) {
      Optional<DeadLetter> letter = letters.next();
      if (letter.isEmpty()) {
        break;
      }
      sent += redrive(letter.get()) ? 1 : 0;
      progress.run();
    }
    while (!onTheWay.isEmpty()) {
      awaitAnswer();
      progress.run();
    }
  }

  private boolean redrive(DeadLetter letter) throws IOException {
    if (choice.reason() != null && !choice.reason().equals(letter.death().reason())) {
      report.addPassedOver();
      return false;
    }
    String queue = choice.target() == null ? letter.death().queue() : choice.target();
    if (queue == null) {
      report.addWithoutOrigin();
    } else if (goneQueues.contains(queue)) {
      report.addGone(queue);
    } else if (refusals.getOrDefault(queue, 0) >= REFUSALS_IN_A_ROW) {
      report.addFull(queue);
    } else {
      onTheWay.put(returns.send(letter, queue), new OnTheWay(letter, queue, false));
      bytesOnTheWay += letter.body().length;
      for (Answer answer = returns.answer(0); answer != null; answer = returns.answer(0)) {
        take(answer);
      }
      while (onTheWay.size() >= MOST_ON_THE_WAY || bytesOnTheWay >= MOST_BYTES) {
        awaitAnswer();
      }
      return true;
    }
    return false;
  }

  private void awaitAnswer() throws IOException {
    Answer answer = returns.answer(PATIENCE.toMillis());
    if (answer == null) {
      throw new IOException(
          "The broker has confirmed none of %,d letters for %d s; is it short of memory or disk? They stay dead letters, and some may be in their queue too"
              .formatted(onTheWay.size(), PATIENCE.toSeconds()));
    }
    take(answer);
  }

  private void take(Answer answer) throws IOException {
    if (answer instanceof Answer.Confirm confirm) {
      settle(confirm);
    } else if (answer instanceof Answer.Unroutable unroutable) {
      mark(unroutable);
    } else if (answer instanceof Answer.Lost lost) {
      throw new IOException("The connection to the broker is lost: " + lost.why());
    }
  }

  /** A return has no number; of two equal messages it does not matter which one comes back. */
  private void mark(Answer.Unroutable unroutable) {
    if (goneQueues.size() < MOST_NAMES) {
      goneQueues.add(unroutable.queue());
    }
    for (Map.Entry<Long, OnTheWay> entry : onTheWay.entrySet()) {
      OnTheWay sent = entry.getValue();
      if (!sent.isUnroutable()
          && sent.queue().equals(unroutable.queue())
          && Arrays.equals(sent.letter().body(), unroutable.body())) {
        entry.setValue(new OnTheWay(sent.letter(), sent.queue(), true));
        return;
      }
    }
  }

  private void settle(Answer.Confirm confirm) throws IOException {
    NavigableMap<Long, OnTheWay> confirmed =
        confirm.isMultiple()
            ? onTheWay.headMap(confirm.number(), true)
            : onTheWay.subMap(confirm.number(), true, confirm.number(), true);
    List<OnTheWay> settled = new ArrayList<>(confirmed.values());
    confirmed.clear();
    for (OnTheWay sent : settled) {
      bytesOnTheWay -= sent.letter().body().length;
      if (sent.isUnroutable()) {
        report.addGone(sent.queue());
      } else if (confirm.isTaken()) {
        letters.remove(sent.letter());
        refusals.remove(sent.queue());
        report.addPutBack(sent.queue());
      } else {
        if (refusals.size() < MOST_NAMES) {
          refusals.merge(sent.queue(), 1, Integer::sum);
        }
        report.addFull(sent.queue());
      }
    }
  }
}
