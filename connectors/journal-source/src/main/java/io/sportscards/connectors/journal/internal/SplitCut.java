package io.sportscards.connectors.journal.internal;

import java.util.ArrayList;
import java.util.List;

/** Cuts a range of ids into splits of about equally many rows. */
public final class SplitCut {

  // enough that readers end at about the same time
  private static final int SPLITS_PER_READER = 4;
  // fewer rows are not worth a split
  private static final long SMALLEST_SPLIT = 1_000;
  // more would be cut out of single blocks of the sample, and so not be equal
  private static final long MOST_SPLITS = 500;

  private SplitCut() {}

  /**
   * How many splits to make of so many rows.
   *
   * @param splitRows about how many rows the caller wants in one
   */
  public static int count(long rows, long splitRows, int parallelism) {
    long wanted = ceilDiv(rows, splitRows);
    long balanced = Math.min((long) SPLITS_PER_READER * parallelism, ceilDiv(rows, SMALLEST_SPLIT));
    return (int) Math.max(1, Math.min(MOST_SPLITS, Math.max(wanted, balanced)));
  }

  private static long ceilDiv(long rows, long each) {
    return rows / each + (rows % each == 0 ? 0 : 1);
  }

  /**
   * Cuts after every so many ids of a sample; makes fewer splits if the sample has fewer ids.
   *
   * @param sample ascending, each once
   */
  public static List<JournalSplit> cut(long lowest, long highest, long[] sample, int count) {
    List<JournalSplit> splits = new ArrayList<>();
    int cuts = Math.min(count, sample.length);
    // no row has the lowest number there is: sequences begin above it
    long after = Math.subtractExact(lowest, 1);
    for (int i = 1; i < cuts; i++) {
      long to = sample[(int) ((long) sample.length * i / cuts) - 1];
      if (to > after && to < highest) {
        splits.add(new JournalSplit(splits.size(), after, to));
        after = to;
      }
    }
    splits.add(new JournalSplit(splits.size(), after, highest));
    return splits;
  }
}
