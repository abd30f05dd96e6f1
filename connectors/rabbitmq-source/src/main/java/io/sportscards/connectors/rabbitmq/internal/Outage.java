package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Says how long to wait before the next attempt, and when to give up. Control thread only, but for
 * the count.
 */
final class Outage {

  // soon enough to be unnoticed after a reset; at most one attempt in 10 s while a broker restarts
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

  // channels open for longer have recovered, whether or not there was something to acknowledge
  private static final Duration CALM = Duration.ofSeconds(30);

  private final Duration timeout;
  private final String subject;
  private final Backoff backoff;
  private final Clock clock;
  private final AtomicLong recoveries = new AtomicLong();
  private boolean wasEverOpen;
  private Instant since;
  private Instant openSince;

  static Outage of(ReaderSettings settings, Clock clock) {
    Backoff backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY, RandomGenerator.getDefault());
    return new Outage(settings.reconnectTimeout(), settings.subject(), backoff, clock);
  }

  Outage(Duration timeout, String subject, Backoff backoff, Clock clock) {
    this.timeout = timeout;
    this.subject = subject;
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
    if (!wasEverOpen && cause.kind() == BrokerException.Kind.SETUP) {
      throw cause;
    }
    if (openSince != null && openSince.plus(calm()).isBefore(now)) {
      since = null;
      backoff.reset();
    }
    openSince = null;
    if (since == null) {
      since = now;
    }
    Duration lasted = Duration.between(since, now);
    if (lasted.compareTo(timeout) > 0) {
      throw new BrokerException(
          cause.kind(),
          "%s could not be consumed for %s, longer than the reconnect timeout of %s. Last reason: %s"
              .formatted(subject, lasted, timeout, cause.getMessage()),
          cause);
    }
    return backoff.next();
  }

  private Duration calm() {
    return timeout.compareTo(CALM) < 0 ? timeout : CALM;
  }

  /**
   * All channels are open. The outage goes on until this has lasted or something was acknowledged:
   * a connection that opens and breaks, again and again, is none.
   */
  void opened() {
    if (openSince == null) {
      if (wasEverOpen) {
        recoveries.incrementAndGet();
      }
      wasEverOpen = true;
      openSince = clock.instant();
    }
  }

  /** Messages were acknowledged; ends the outage if all channels are open. */
  void acknowledged() {
    if (openSince != null) {
      since = null;
    }
  }

  /** How often all channels were open again after an outage; any thread. */
  long recoveries() {
    return recoveries.get();
  }
}
