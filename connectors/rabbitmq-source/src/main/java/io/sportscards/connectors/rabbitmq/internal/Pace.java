package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a reader's windows with the pace of checkpoints, since nothing else acknowledges: how
 * many messages a second they let through, and how long one may wait for its acknowledgement. Says
 * so once it has seen two checkpoints. Task thread, but for the ceiling.
 */
final class Pace {

  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  private final ReaderSettings settings;
  private final Clock clock;
  private Instant last;
  private boolean hasReported;
  private boolean hasWarned;

  private volatile long ceiling;

  Pace(ReaderSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void checkpoint() {
    Instant now = clock.instant();
    if (last != null) {
      // to whole milliseconds: what is finer says nothing in a log
      seen(Duration.ofMillis(Math.max(1, Duration.between(last, now).toMillis())));
    }
    last = now;
  }

  private void seen(Duration interval) {
    ceiling = settings.window() * 1_000 / interval.toMillis();
    // delivered just after one checkpoint began, emitted just after the next
    Duration longest = interval.multipliedBy(2);
    if (!hasReported) {
      hasReported = true;
      LOG.info(
          "{}: at most {} messages/s for this reader, {} unacknowledged ones per checkpoint, {}"
              + " after the last. A message may wait {} and the checkpoint itself for its"
              + " acknowledgement.",
          settings.subject(),
          ceiling,
          settings.window(),
          interval,
          longest);
    }
    if (!hasWarned && longest.compareTo(settings.consumerTimeout()) > 0) {
      hasWarned = true;
      LOG.warn(
          "{}: a checkpoint came {} after the last, so a message may wait {} for its"
              + " acknowledgement, longer than the consumer timeout of {}: the broker would close"
              + " the channel and deliver its messages again. Let checkpoints come more often, or"
              + " raise consumer_timeout at the broker and here.",
          settings.subject(),
          interval,
          longest,
          settings.consumerTimeout());
    }
  }

  /** Messages per second that the windows let through, 0 before the second checkpoint. */
  long ceiling() {
    return ceiling;
  }
}
