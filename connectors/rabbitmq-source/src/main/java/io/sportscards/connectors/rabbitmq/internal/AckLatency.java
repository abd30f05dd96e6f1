package io.sportscards.connectors.rabbitmq.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Measures how long messages wait from their delivery to their acknowledgement, on a sample: one
 * message in 64, and no more than 1,000 per checkpoint. Task thread only.
 */
final class AckLatency {

  private static final int EVERY = 64;
  private static final int MOST_SAMPLES = 1_000;
  private static final int MOST_CHECKPOINTS = 100;

  private final LongConsumer millis;
  private final TreeMap<Long, List<Instant>> covered = new TreeMap<>();
  private List<Instant> emitted = new ArrayList<>();
  private int seen;

  AckLatency(LongConsumer millis) {
    this.millis = millis;
  }

  void emitted(Instant deliveredAt) {
    if (seen++ % EVERY == 0 && emitted.size() < MOST_SAMPLES) {
      emitted.add(deliveredAt);
    }
  }

  void checkpoint(long id) {
    covered.put(id, emitted);
    emitted = new ArrayList<>();
    if (covered.size() > MOST_CHECKPOINTS) {
      covered.pollFirstEntry();
    }
  }

  void completed(long id, Instant now) {
    var upTo = covered.headMap(id, true);
    upTo.values()
        .forEach(
            sample -> sample.forEach(at -> millis.accept(Duration.between(at, now).toMillis())));
    upTo.clear();
  }
}
