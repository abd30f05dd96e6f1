package io.sportscards.contracts;

import java.time.Duration;
import java.time.Instant;

/** Holds an event's time against the clock of the platform. */
final class OccurredAt {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration MOST_AHEAD = Duration.ofHours(24);

  private OccurredAt() {}

  /** Refuses times that only a wrong clock can have set. */
  static void check(Instant occurredAt, Instant receivedAt) throws BrokenRule {
    if (occurredAt.isBefore(EARLIEST)) {
      throw new BrokenRule("is " + occurredAt + ", but " + EARLIEST + " or later is expected")
          .within("occurred_at");
    }
    if (occurredAt.isAfter(receivedAt.plus(MOST_AHEAD))) {
      throw new BrokenRule(
              "is "
                  + occurredAt
                  + ", but at most 24 hours after it was received, at "
                  + receivedAt
                  + ", is expected")
          .within("occurred_at");
    }
  }
}
