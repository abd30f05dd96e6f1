package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One place in the sink's dealings with its file system that fails, a number of times, after a
 * number of successes.
 */
final class Fault {
  /** Where it strikes; the last two do the work first, as a lost reply does. */
  enum Place {
    UPLOAD,
    BEFORE_FILE_COMMIT,
    BEFORE_MANIFEST,
    AFTER_FILE_COMMIT,
    AFTER_MANIFEST
  }

  static final int FOREVER = Integer.MAX_VALUE;

  private final Place place;
  private final AtomicInteger successesLeft;
  private final AtomicInteger failuresLeft;
  private final AtomicInteger struck = new AtomicInteger();

  Fault(Place place, int successesBefore, int failures) {
    this.place = place;
    this.successesLeft = new AtomicInteger(successesBefore);
    this.failuresLeft = new AtomicInteger(failures);
  }

  void reach(Place here) throws IOException {
    if (here == place
        && successesLeft.getAndDecrement() <= 0
        && failuresLeft.getAndDecrement() > 0) {
      struck.incrementAndGet();
      throw new IOException("Fault " + place + " was asked for");
    }
  }

  int struck() {
    return struck.get();
  }
}
