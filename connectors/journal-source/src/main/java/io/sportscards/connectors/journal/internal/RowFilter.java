package io.sportscards.connectors.journal.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Which rows are read; null stands for no condition.
 *
 * @param timeColumn a timestamptz
 * @param from included
 * @param to not included
 * @param textColumn its value is one of {@code values}
 */
public record RowFilter(
    String timeColumn, Instant from, Instant to, String textColumn, List<String> values)
    implements Serializable {

  public RowFilter {
    values = values == null ? null : List.copyOf(values);
  }
}
