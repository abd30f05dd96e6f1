package io.sportscards.platform.generator;

import java.time.Duration;
import java.time.Instant;

/**
 * What determines every byte of an event stream.
 *
 * @param seed any number
 * @param events distinct good events; duplicates, conflicts and bad messages come on top
 * @param until where simulated time ends; must not be later than the clock, or events are rejected
 *     as coming from the future
 * @param span simulated time from the first event to the last; every day of it becomes one
 *     event_date
 * @param jsonShare share of events sent as JSON, 0 to 1; the rest is protobuf
 * @param maxBodyBytes the platform's limit on a body, which oversized messages exceed
 * @param faults what goes wrong
 */
public record GeneratorSettings(
    long seed,
    long events,
    Instant until,
    Duration span,
    double jsonShare,
    int maxBodyBytes,
    FaultMix faults) {

  public GeneratorSettings {
    if (events < 1) {
      throw new IllegalArgumentException(
          "The number of events is " + events + "; expected at least 1.");
    }
    if (span.isNegative() || span.isZero()) {
      throw new IllegalArgumentException("The span is " + span + "; expected more than nothing.");
    }
    if (!(jsonShare >= 0 && jsonShare <= 1)) {
      throw new IllegalArgumentException(
          "The share of JSON is " + jsonShare + "; expected a number from 0 to 1.");
    }
  }

  /** Three days that end at a fixed instant, 40 % JSON, the usual faults. */
  public static GeneratorSettings of(long seed, long events) {
    return new GeneratorSettings(
        seed,
        events,
        Instant.parse("2026-07-01T00:00:00Z"),
        Duration.ofDays(3),
        0.4,
        1 << 20,
        FaultMix.usual());
  }

  public GeneratorSettings withFaults(FaultMix other) {
    return new GeneratorSettings(seed, events, until, span, jsonShare, maxBodyBytes, other);
  }

  public GeneratorSettings withTime(Instant newUntil, Duration newSpan) {
    return new GeneratorSettings(seed, events, newUntil, newSpan, jsonShare, maxBodyBytes, faults);
  }

  public GeneratorSettings withJsonShare(double share) {
    return new GeneratorSettings(seed, events, until, span, share, maxBodyBytes, faults);
  }
}
