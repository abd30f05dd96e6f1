package io.sportscards.connectors.journal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says how long to wait before the next attempt, and when to give up. One thread, but for the
 * count.
 */
public final class Outage {

  private final Duration timeout;
  private final String subject;
  private final Backoff backoff;
  private final Clock clock;
  private final AtomicLong recoveries = new AtomicLong();
  private boolean wasEverRead;
  private Instant since;

  Outage(Duration timeout, String subject, Backoff backoff, Clock clock) {
    this.timeout = timeout;
    this.subject = subject;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Of the journal, with delays from 0.1 to 10 s. */
  public static Outage of(JournalSettings settings) {
    return new Outage(
        settings.patience().reconnect(),
        settings.table().subject(),
        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random()),
        Clock.systemUTC());
  }

  /**
   * Returns how long to wait before the next attempt.
   *
   * @throws JournalException if a person must act before anything was ever read, or the outage is
   *     too long
   */
  public Duration goesOn(JournalException cause) throws JournalException {
    if (!wasEverRead && cause.kind() == JournalException.Kind.SETUP) {
      throw cause;
    }
    Instant now = clock.instant();
    if (since == null) {
      since = now;
    }
    Duration lasted = Duration.between(since, now);
    if (lasted.compareTo(timeout) > 0) {
      throw new JournalException(
          cause.kind(),
          "%s could not be read for %s, longer than the reconnect timeout of %s. Last reason: %s"
              .formatted(subject, lasted, timeout, cause.getMessage()),
          cause);
    }
    return backoff.next();
  }

  /** Something was read: the outage, if there was one, is over. */
  public void ended() {
    if (since != null) {
      recoveries.incrementAndGet();
      since = null;
      backoff.reset();
    }
    wasEverRead = true;
  }

  /** How many outages ended; any thread. */
  long recoveries() {
    return recoveries.get();
  }
}
