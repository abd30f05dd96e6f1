package io.sportscards.connectors.journal.internal;

import java.io.IOException;

/** Asks the database what there is to read. */
public interface SplitPlanner extends AutoCloseable {

  /**
   * Fixes the upper id and cuts what is below into splits; may take as long as the source's
   * patience allows.
   *
   * @throws IOException with a sentence that says why it cannot be planned
   */
  Plan plan() throws IOException;

  /** Ends a call of {@link #plan()} that is under way; any thread. */
  @Override
  void close();
}
