package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a reader's windows and the broker's timeout against the pace of checkpoints: at the start
 * that which was given, if any was, and from the second checkpoint on that which it sees. Task
 * thread, but for the figures.
 */
final class Pace {

  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  private final ReaderSettings settings;
  private final int readers;
  private final Clock clock;
  private long lastId;
  private Instant last;
  private Duration duration = Duration.ZERO;
  private boolean hasReported;
  private boolean hasWarned;

  // null before there is a pace
  private volatile Sizing sizing;

  Pace(ReaderSettings settings, int readers, Clock clock) {
    this.settings = settings;
    this.readers = readers;
    this.clock = clock;
  }

  void start() {
    if (settings.checkpointInterval() != null) {
      seen(settings.checkpointInterval());
    }
  }

  void checkpoint(long id) {
    Instant now = clock.instant();
    if (last != null) {
      // to whole milliseconds: what is finer says nothing in a log
      seen(Duration.ofMillis(Math.max(1, Duration.between(last, now).toMillis())));
    }
    lastId = id;
    last = now;
  }

  void completed(long id) {
    if (id == lastId && last != null) {
      duration = Duration.ofMillis(Math.max(0, Duration.between(last, clock.instant()).toMillis()));
    }
  }

  private void seen(Duration interval) {
    sizing = new Sizing(settings, readers, interval, duration);
    if (!hasReported) {
      hasReported = true;
      LOG.info(sizing.summary());
    }
    if (!hasWarned && sizing.exceedsConsumerTimeout()) {
      hasWarned = true;
      LOG.warn(sizing.warning());
    }
  }

  /** Messages per second that the windows let through, 0 before there is a pace. */
  long ceiling() {
    Sizing now = sizing;
    return now == null ? 0 : now.ceiling();
  }

  /** How long a message may wait for its acknowledgement, 0 before there is a pace. */
  long boundMillis() {
    Sizing now = sizing;
    return now == null ? 0 : now.bound().toMillis();
  }
}
