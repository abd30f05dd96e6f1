package io.sportscards.demo.deadletters;

import java.util.Map;
import java.util.TreeMap;

/** What became of the letters so far; those not put back are in the dead-letter queue still. */
public final class RedriveReport {
  /** Names come with the messages, and there may be a million of them. */
  private static final int MOST_NAMES = 1_000;

  private static final String OTHERS = "(others)";

  private final Map<String, Long> putBack = new TreeMap<>();
  private final Map<String, Long> gone = new TreeMap<>();
  private final Map<String, Long> full = new TreeMap<>();
  private long withoutOrigin;
  private long passedOver;

  void addPutBack(String queue) {
    count(putBack, queue);
  }

  void addGone(String queue) {
    count(gone, queue);
  }

  void addFull(String queue) {
    count(full, queue);
  }

  void addWithoutOrigin() {
    withoutOrigin++;
  }

  void addPassedOver() {
    passedOver++;
  }

  /** Letters by the queue they are in again. */
  public Map<String, Long> putBack() {
    return putBack;
  }

  /** Letters by the queue that they came from and that the broker does not have. */
  public Map<String, Long> gone() {
    return gone;
  }

  /** Letters by the queue that did not take them. */
  public Map<String, Long> full() {
    return full;
  }

  /** Letters of which the broker does not say where they came from. */
  public long withoutOrigin() {
    return withoutOrigin;
  }

  /** Letters with another reason than the one asked for. */
  public long passedOver() {
    return passedOver;
  }

  public long putBackInAll() {
    return sum(putBack);
  }

  /** Letters that should have gone back and could not. */
  public long notReturned() {
    return sum(gone) + sum(full) + withoutOrigin;
  }

  private static void count(Map<String, Long> counts, String queue) {
    boolean isNamed = counts.size() < MOST_NAMES || counts.containsKey(queue);
    counts.merge(isNamed ? queue : OTHERS, 1L, Long::sum);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
