package io.sportscards.benchmarks.freshness;

/**
 * A time during which events came at one rate.
 *
 * @param percent of the drain rate that was wanted
 * @param wanted events per second
 * @param reached events per second while it was measured
 * @param fromMillis when measuring began, in milliseconds since the epoch
 * @param untilMillis when it ended
 * @param delays of the events that occurred in between
 */
record Level(
    int percent,
    double wanted,
    double reached,
    long fromMillis,
    long untilMillis,
    DelayHistogram delays) {

  boolean holds(long occurredMillis) {
    return fromMillis <= occurredMillis && occurredMillis < untilMillis;
  }
}
