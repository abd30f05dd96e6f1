package io.sportscards.benchmarks.events;

import io.sportscards.contracts.events.v1.EventEnvelope;
import java.util.SplittableRandom;

/** Fills up the free texts of an envelope with words, which pack about as well as real names do. */
final class Filler {
  private static final int LONGEST = 128; // what the contract allows for either text
  private static final String[] WORDS = {
    "rookie", "autograph", "refractor", "gold", "chrome", "patch", "vintage", "prospect", "series",
    "update", "heritage", "dynasty", "inception", "archives", "finest", "museum", "tribute",
        "sterling"
  };

  private Filler() {}

  /** Lengthens aggregate_id, then producer, until the message has {@code bytes} at least. */
  static EventEnvelope fill(EventEnvelope.Builder event, int bytes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int missing = bytes - event.build().getSerializedSize();
    int more = Math.max(0, Math.min(missing, LONGEST - event.getAggregateId().length()));
    event.setAggregateId(event.getAggregateId() + words(random, more));
    // a text of 128 has a length of two bytes
    missing = bytes - event.build().getSerializedSize();
    more = Math.max(0, Math.min(missing, LONGEST - event.getProducer().length()));
    return event.setProducer(event.getProducer() + words(random, more)).build();
  }

  private static String words(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append('-').append(WORDS[random.nextInt(WORDS.length)]);
      text.append(random.nextInt(100));
    }
    return text.substring(0, length);
  }
}
