package io.sportscards.connectors.journal.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Doubling delays up to a cap. Each is drawn from its upper half, so that readers that lost one
 * database spread.
 */
final class Backoff {

  private final long firstMillis;
  private final long capMillis;
  private final RandomGenerator random;
  private long nextMillis;

  Backoff(Duration first, Duration cap, RandomGenerator random) {
    this.firstMillis = first.toMillis();
    this.capMillis = cap.toMillis();
    this.random = random;
    this.nextMillis = firstMillis;
  }

  Duration next() {
    long delay = nextMillis;
    nextMillis = Math.min(capMillis, 2 * delay);
    return Duration.ofMillis(delay - random.nextLong(delay / 2 + 1));
  }

  void reset() {
    nextMillis = firstMillis;
  }
}
