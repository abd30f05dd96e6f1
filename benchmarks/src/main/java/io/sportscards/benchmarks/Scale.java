package io.sportscards.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How large a benchmark is to be, where that is not as usual: {@code messages=20000 rounds=1}. */
public final class Scale {
  private final Map<String, Long> chosen = new HashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if one of the words is not {@code name=number}
   */
  public static Scale of(Collection<String> words) {
    Scale scale = new Scale();
    for (String word : words) {
      if (!word.matches("[a-z-]+=[0-9]{1,15}")) {
        throw new IllegalArgumentException(
            "\"%s\" is not a name and a number such as messages=20000.".formatted(word));
      }
      int equals = word.indexOf('=');
      scale.chosen.put(word.substring(0, equals), Long.parseLong(word.substring(equals + 1)));
    }
    return scale;
  }

  /** Everything as usual. */
  public static Scale usual() {
    return of(List.of());
  }

  /** What was chosen under this name, or what is usual. */
  public long number(String name, long usual) {
    known.add(name);
    return chosen.getOrDefault(name, usual);
  }

  /**
   * To be called when all numbers have been asked for.
   *
   * @throws IllegalArgumentException if a number was chosen that nobody asked for
   */
  public void refuseStrays() {
    if (!known.containsAll(chosen.keySet())) {
      throw new IllegalArgumentException(
          "Of %s this benchmark knows only %s.".formatted(new TreeSet<>(chosen.keySet()), known));
    }
  }
}
