package io.sportscards.loader.commands;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The operating system's request to end this process (SIGTERM, SIGINT), which is kept waiting until
 * what was begun is done and told.
 */
final class EndRequest implements AutoCloseable {
  private final CountDownLatch made = new CountDownLatch(1);
  private final CountDownLatch granted = new CountDownLatch(1);

  /** Watches for the request from now until {@link #close}. */
  EndRequest() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::holdBack, "end-request"));
  }

  /** Waits for at most {@code pause}; true if the request was made by then. */
  boolean madeWithin(Duration pause) throws InterruptedException {
    return made.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets the process end. */
  @Override
  public void close() {
    granted.countDown();
  }

  private void holdBack() {
    made.countDown();
    try {
      granted.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
