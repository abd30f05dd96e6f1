package io.sportscards.benchmarks.marts;

/**
 * What dbt took in one round.
 *
 * @param full builds all of 99 % of the events
 * @param incremental adds the rest
 */
record Builds(DbtRun full, DbtRun incremental) {
  double ratio() {
    return incremental.seconds() / full.seconds();
  }

  /** The same without dbt's start. */
  double ratioOfWork() {
    return (incremental.seconds() - incremental.startSeconds())
        / (full.seconds() - full.startSeconds());
  }
}
