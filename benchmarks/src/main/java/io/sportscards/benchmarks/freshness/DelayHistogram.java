package io.sportscards.benchmarks.freshness;

/** Delays counted by the millisecond, in memory that does not grow with them. */
final class DelayHistogram {
  private static final int MOST_MILLIS = 30 * 60 * 1_000;

  private final long[] counts = new long[MOST_MILLIS + 1];
  private long total;

  /** Counts a delay; one beyond half an hour counts as half an hour, one below zero as zero. */
  void add(long millis) {
    counts[(int) Math.max(0, Math.min(MOST_MILLIS, millis))]++;
    total++;
  }

  long count() {
    return total;
  }

  /**
   * The least delay that this share of all does not exceed.
   *
   * @param share above 0, at most 1
   * @return milliseconds; 0 when nothing was counted
   */
  long percentile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int millis = 0; millis < counts.length; millis++) {
      seen += counts[millis];
      if (seen >= wanted) {
        return millis;
      }
    }
    throw new IllegalArgumentException("A share of %s is not in (0, 1].".formatted(share));
  }
}
