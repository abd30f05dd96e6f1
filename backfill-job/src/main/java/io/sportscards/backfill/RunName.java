package io.sportscards.backfill;

import io.sportscards.ingest.run.JournalRange;
import java.util.Locale;

/** The name of a run that was given none: the same for the same range. */
public final class RunName {
  private static final String MIDNIGHT = "T00:00:00Z";
  private static final int MOST_CHARS = 100;

  private RunName() {}

  /** E.g. {@code backfill-2026-01-01-2026-02-01}; the upper id has no part in it. */
  public static String of(JournalRange range) {
    String name = "backfill-" + moment(range.from()) + "-" + moment(range.to());
    if (range.by().equals("recorded_at")) {
      name += "-recorded";
    }
    if (range.eventTypes() != null) {
      String types = String.join("-", range.eventTypes());
      name +=
          name.length() + types.length() < MOST_CHARS
              ? "-" + types
              : "-types-" + Integer.toHexString(types.hashCode());
    }
    return name;
  }

  private static String moment(String instant) {
    return instant.endsWith(MIDNIGHT)
        ? instant.substring(0, instant.length() - MIDNIGHT.length())
        : instant.replace(":", "").toLowerCase(Locale.ROOT);
  }
}
