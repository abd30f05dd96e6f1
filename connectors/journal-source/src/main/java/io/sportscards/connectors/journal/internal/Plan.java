package io.sportscards.connectors.journal.internal;

import java.util.List;

/** What is to be read. */
public record Plan(Extent extent, List<JournalSplit> splits) {

  /**
   * Where it ends, and how much that is.
   *
   * @param upTo the last id that is read; of an empty table Long.MIN_VALUE
   * @param rows estimated, those included that the filter leaves out
   * @param splits how many there are
   */
  public record Extent(long upTo, long rows, int splits) {}

  public Plan {
    splits = List.copyOf(splits);
  }

  public static Plan nothing() {
    return new Plan(new Extent(Long.MIN_VALUE, 0, 0), List.of());
  }

  public static Plan of(long upTo, long rows, List<JournalSplit> splits) {
    return new Plan(new Extent(upTo, rows, splits.size()), splits);
  }
}
