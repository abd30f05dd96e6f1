package io.sportscards.connectors.journal.internal;

import java.io.IOException;

/** Gives a fixed plan, or fails, and counts how often it was asked. */
final class FakePlanner implements SplitPlanner {

  private final Plan plan;
  private int asked;
  private boolean isClosed;

  /** Null fails. */
  FakePlanner(Plan plan) {
    this.plan = plan;
  }

  @Override
  public Plan plan() throws IOException {
    asked++;
    if (plan == null) {
      throw new IOException("There is no table.");
    }
    return plan;
  }

  @Override
  public void close() {
    isClosed = true;
  }

  int asked() {
    return asked;
  }

  boolean isClosed() {
    return isClosed;
  }
}
