package io.sportscards.connectors.journal.internal;

import java.io.IOException;

/** Rows of ranges of ids, batch by batch. One thread, but for what says otherwise. */
public interface BatchSource<T> extends AutoCloseable {

  /**
   * The first rows with an id above {@code after}, up to {@code to}; waits until the database
   * answers.
   *
   * @return null if it was woken up while it waited to try again
   * @throws IOException when it gives up, or the row reader failed
   */
  Batch<T> next(long after, long to) throws IOException;

  /** Ends a wait for the next attempt, also one that comes; any thread. */
  void wakeUp();

  /** Ends a call that is under way, and what comes; any thread. */
  void abort();

  @Override
  void close();
}
