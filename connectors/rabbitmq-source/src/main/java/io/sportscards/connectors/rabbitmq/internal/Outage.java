package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says how long to wait before the next attempt, and when to give up. Control thread only, but for
 * the count.
 */
final class Outage {

  // an outage that comes sooner after the last one counts as its continuation for the delay
  private static final Duration CALM = Duration.ofSeconds(30);

  private final Duration timeout;
  private final String queue;
  private final Backoff backoff;
  private final Clock clock;
  private final AtomicLong recoveries = new AtomicLong();
  private Instant since;
  private Instant overSince;

  Outage(Duration timeout, String queue, Backoff backoff, Clock clock) {
    this.timeout = timeout;
    this.queue = queue;
    this.backoff = backoff;
    this.clock = clock;
  }

  /**
   * Returns how long to wait before the next attempt.
   *
   * @throws BrokerException if a person must act before the reader was ever connected, or the
   *     outage is too long
   */
  Duration goesOn(BrokerException cause) throws BrokerException {
    Instant now = clock.instant();
    if (overSince == null && cause.kind() == BrokerException.Kind.SETUP) {
      throw cause;
    }
    if (since == null) {
      since = now;
      if (overSince != null && overSince.plus(CALM).isBefore(now)) {
        backoff.reset();
      }
    }
    Duration lasted = Duration.between(since, now);
    if (lasted.compareTo(timeout) > 0) {
      throw new BrokerException(
          cause.kind(),
          "Queue \"%s\" could not be consumed for %s, longer than the reconnect timeout of %s. Last reason: %s"
              .formatted(queue, lasted, timeout, cause.getMessage()),
          cause);
    }
    return backoff.next();
  }

  /** All channels are open. */
  void over() {
    if (overSince != null && since != null) {
      recoveries.incrementAndGet();
    }
    since = null;
    overSince = clock.instant();
  }

  /** How often the reader was whole again after an outage; any thread. */
  long recoveries() {
    return recoveries.get();
  }
}
