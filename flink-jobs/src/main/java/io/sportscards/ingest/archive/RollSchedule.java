package io.sportscards.ingest.archive;

import java.time.Duration;

/**
 * When a file is due to close by age.
 *
 * <p>Each partition has its own phase within the interval, taken from a hash of its name, and its
 * files are due where the phase comes round. So the files of a start are not all uploaded at one
 * checkpoint, a busy partition still closes one file in each interval, and no line waits longer
 * than the interval (its first file closes sooner).
 */
final class RollSchedule {
  private final long intervalMillis;

  RollSchedule(Duration interval) {
    this.intervalMillis = interval.toMillis();
  }

  /** The first instant after {@code sinceMillis}, at most one interval later, of the phase. */
  long dueAtMillis(String partition, long sinceMillis) {
    long phase = Math.floorMod(spread(partition.hashCode()), intervalMillis);
    return sinceMillis + intervalMillis - Math.floorMod(sinceMillis - phase, intervalMillis);
  }

  /** Names that differ in a digit have hashes that differ by little: these then differ by much. */
  private static long spread(int hash) {
    return (hash * 0x9E3779B97F4A7C15L) >>> 16;
  }
}
