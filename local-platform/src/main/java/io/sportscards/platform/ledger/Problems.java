package io.sportscards.platform.ledger;

import java.util.ArrayList;
import java.util.List;

/** Counts what is wrong and keeps the first sentences of it. Thread-safe. */
final class Problems {
  private static final int KEPT = 20;

  private final List<String> sentences = new ArrayList<>();
  private long count;

  synchronized void add(String sentence) {
    count++;
    if (sentences.size() < KEPT) {
      sentences.add(sentence);
    }
  }

  synchronized long count() {
    return count;
  }

  synchronized List<String> sentences() {
    return List.copyOf(sentences);
  }
}
