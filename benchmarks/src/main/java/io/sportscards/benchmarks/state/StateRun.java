package io.sportscards.benchmarks.state;

import io.sportscards.benchmarks.replay.CheckpointFigures;

/**
 * What was measured at one size.
 *
 * @param identities remembered when the checkpoint was seen to be complete; some came after it
 * @param rate events per second
 * @param micros CPU time of the process per event
 */
record StateRun(long identities, double rate, double micros, CheckpointFigures checkpoint) {

  double bytesPerIdentity() {
    return (double) checkpoint.fullBytes() / identities;
  }
}
