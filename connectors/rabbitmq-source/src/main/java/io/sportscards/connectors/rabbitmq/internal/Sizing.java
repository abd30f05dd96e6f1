package io.sportscards.connectors.rabbitmq.internal;

import java.time.Duration;

/**
 * What the time between checkpoints means for a reader, since nothing else acknowledges.
 *
 * @param readers the parallelism
 * @param interval from one checkpoint's begin to the next one's, positive
 * @param duration of a checkpoint, zero if none was seen yet
 */
record Sizing(ReaderSettings settings, int readers, Duration interval, Duration duration) {

  /** Messages per second that the reader's windows let through. */
  long ceiling() {
    return settings.window() * 1_000 / Math.max(1, interval.toMillis());
  }

  /**
   * How long a message may wait for its acknowledgement if the task keeps up: delivered just after
   * one checkpoint began, emitted just after the next did, it is covered by the one after that.
   */
  Duration bound() {
    return interval.multipliedBy(2).plus(duration);
  }

  boolean exceedsConsumerTimeout() {
    return bound().compareTo(settings.consumerTimeout()) > 0;
  }

  String summary() {
    return ("%s: with %s from checkpoint to checkpoint, a reader takes at most %d messages/s (%d"
            + " unacknowledged ones), all %d of them %d. A message may wait %s and the next"
            + " checkpoint's duration for its acknowledgement.")
        .formatted(
            settings.subject(),
            interval,
            ceiling(),
            settings.window(),
            readers,
            ceiling() * readers,
            bound());
  }

  String warning() {
    return ("%s: with %s from checkpoint to checkpoint, a message may wait %s for its"
            + " acknowledgement, longer than the consumer timeout of %s: the broker would close the"
            + " channel and deliver its messages again. Let checkpoints come more often, or raise"
            + " consumer_timeout at the broker and setConsumerTimeout here.")
        .formatted(settings.subject(), interval, bound(), settings.consumerTimeout());
  }
}
