package io.sportscards.faults.stack;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** How long the fault tests wait. */
public final class Patience {
  /** For what takes seconds on an idle machine. */
  public static final Duration LONG = Duration.ofMinutes(6);

  private static final Duration POLL = Duration.ofMillis(150);

  private Patience() {}

  /**
   * Waits until the condition holds; a service that is away just now counts as no.
   *
   * @param what is awaited, for the message
   */
  public static void until(String what, Callable<Boolean> condition) {
    until(what, LONG, condition);
  }

  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    await(what).atMost(patience).pollInterval(POLL).ignoreExceptions().until(condition);
  }

  /** Lets a fault last: the time is a parameter of the fault, not a wait for something. */
  public static void last(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
