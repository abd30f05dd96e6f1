package io.sportscards.benchmarks.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits for messages to be taken from a queue. Whoever takes them is asked: a quorum queue that is
 * busy tells everyone who counts what is left that it holds none.
 */
public final class Taken {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long POLL_MILLIS = 50;

  private Taken() {}

  /**
   * Returns as soon as so many are taken.
   *
   * @throws IllegalStateException after a quarter of an hour
   */
  public static void await(LongSupplier taken, long messages) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (taken.getAsLong() < messages) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%,d messages were taken after %d minutes; expected %,d."
                .formatted(taken.getAsLong(), PATIENCE.toMinutes(), messages));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
