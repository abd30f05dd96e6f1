package io.sportscards.demo.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many letters there are of each kind. Bounded: names come with the messages. */
public final class LetterCounts {
  private static final int MOST_KINDS = 1_000;
  private static final int MOST_CHARACTERS = 64;
  private static final Kind OTHERS = new Kind("(others)", "", "", "");

  /**
   * What letters of one row have in common.
   *
   * @param cameFrom the queue that the broker gave up on them in
   */
  public record Kind(String cameFrom, String reason, String eventType, String contentType) {}

  /**
   * A row.
   *
   * @param oldest when the first of them died; null where the broker does not say
   * @param newest when the last of them died
   */
  public record Count(Kind kind, long letters, Instant oldest, Instant newest) {
    private Count with(Instant death) {
      return new Count(
          kind,
          letters + 1,
          oldest == null || (death != null && death.isBefore(oldest)) ? death : oldest,
          newest == null || (death != null && death.isAfter(newest)) ? death : newest);
    }
  }

  private final Map<Kind, Count> counts = new HashMap<>();
  private final Judge judge;

  public LetterCounts(Judge judge) {
    this.judge = judge;
  }

  public void add(DeadLetter letter) {
    String declared = letter.properties().getType();
    Kind kind =
        new Kind(
            shown(letter.death().queue()),
            shown(letter.death().reason()),
            shown(declared == null ? judge.verdict(letter).eventType() : declared),
            shown(letter.properties().getContentType()));
    boolean isNamed = counts.size() < MOST_KINDS || counts.containsKey(kind);
    Kind counted = isNamed ? kind : OTHERS;
    counts.compute(
        counted,
        (key, before) ->
            (before == null ? new Count(key, 0, null, null) : before).with(letter.death().at()));
  }

  /** The most frequent first. */
  public List<Count> rows() {
    List<Count> rows = new ArrayList<>(counts.values());
    rows.sort(
        Comparator.comparingLong(Count::letters)
            .reversed()
            .thenComparing(count -> count.kind().toString()));
    return rows;
  }

  private static String shown(String text) {
    return Printable.text(text, MOST_CHARACTERS);
  }
}
