package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits of one thread that another one can end for good. */
final class Pause {

  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Waits.
   *
   * @throws JournalException if waiting is over for good
   */
  void sleep(Duration duration) throws JournalException {
    try {
      if (ended.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw over(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw over(e);
    }
  }

  /**
   * Goes on at once.
   *
   * @throws JournalException if waiting is over for good
   */
  void refuseAfterEnd() throws JournalException {
    if (ended.getCount() == 0) {
      throw over(null);
    }
  }

  private static JournalException over(InterruptedException cause) {
    return new JournalException(
        JournalException.Kind.SETUP, "Planning was ended: the job stops.", cause);
  }

  void end() {
    ended.countDown();
  }
}
