package io.sportscards.backfill.replay;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A range of times.
 *
 * @param from included; null for the beginning
 * @param to not included; null for no end
 */
public record TimeRange(Instant from, Instant to) implements Serializable {

  /**
   * A range.
   *
   * @throws IllegalArgumentException when it is empty, with a sentence
   */
  public static TimeRange of(Instant from, Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "The range is from %s to %s; expected an end after the start".formatted(from, to));
    }
    return new TimeRange(from, to);
  }

  boolean contains(Instant time) {
    return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
  }

  /** Whether any time of a day in UTC lies in the range. */
  boolean touches(LocalDate day) {
    Instant begins = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant ends = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return (from == null || ends.isAfter(from)) && (to == null || begins.isBefore(to));
  }
}
