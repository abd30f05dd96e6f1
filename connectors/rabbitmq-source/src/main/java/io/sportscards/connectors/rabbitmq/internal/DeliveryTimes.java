package io.sportscards.connectors.rabbitmq.internal;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * When the deliveries of one channel came, to a tenth of a second: a sample stands for all that
 * came less than that after it. No larger than the channel's prefetch.
 */
final class DeliveryTimes {

  private static final long EVERY_MILLIS = 100;

  private final ConcurrentSkipListMap<Long, Instant> samples = new ConcurrentSkipListMap<>();

  // I/O thread only
  private long lastMillis = Long.MIN_VALUE;

  /** I/O thread. */
  void delivered(long tag, Instant at) {
    long millis = at.toEpochMilli();
    // in both directions, since clocks are set back, too
    if (lastMillis == Long.MIN_VALUE || Math.abs(millis - lastMillis) >= EVERY_MILLIS) {
      lastMillis = millis;
      samples.put(tag, at);
    }
  }

  /** Everything up to the tag was acknowledged. */
  void acknowledged(long tag) {
    Long next = samples.floorKey(tag + 1);
    if (next != null) {
      samples.headMap(next).clear();
    }
  }

  /** Of what was not acknowledged; any time if nothing came. Any thread. */
  Instant oldest() {
    Map.Entry<Long, Instant> first = samples.firstEntry();
    return first == null ? Instant.MAX : first.getValue();
  }
}
