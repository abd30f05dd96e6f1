package io.sportscards.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was likely meant. */
final class Spelling {
  private static final int MOST_EDITS = 2;

  private Spelling() {}

  /**
   * The known name at most two edits away; of several the nearest, then the first by the alphabet.
   */
  static Optional<String> closest(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> edits(name, candidate) <= MOST_EDITS)
        .filter(
            candidate -> candidate.length() > 2 * MOST_EDITS) // short names are near to anything
        .min(
            Comparator.comparingInt((String candidate) -> edits(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein distance: insertions, deletions and replacements of a letter. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
