package io.sportscards.benchmarks.freshness;

import java.util.HashSet;
import java.util.Set;

/**
 * A time during which events came at one rate.
 *
 * @param percent of the drain rate that was wanted
 * @param wanted events per second
 * @param reached events per second while it was measured
 * @param fromMillis when measuring began, in milliseconds since the epoch
 * @param untilMillis when it ended
 * @param delays of the events that occurred in between, until their file was committed
 * @param arrivals of the same events, until the job received them
 * @param checkpoints that committed files in between, by their ids
 */
record Level(
    int percent,
    double wanted,
    double reached,
    long fromMillis,
    long untilMillis,
    DelayHistogram delays,
    DelayHistogram arrivals,
    Set<String> checkpoints) {

  static Level of(int percent, double wanted, double reached, long fromMillis, long untilMillis) {
    return new Level(
        percent,
        wanted,
        reached,
        fromMillis,
        untilMillis,
        new DelayHistogram(),
        new DelayHistogram(),
        new HashSet<>());
  }

  boolean holds(long millis) {
    return fromMillis <= millis && millis < untilMillis;
  }

  /** Mean time between two of its checkpoints. */
  double secondsBetweenCheckpoints() {
    return (untilMillis - fromMillis) / 1e3 / Math.max(1, checkpoints.size());
  }
}
