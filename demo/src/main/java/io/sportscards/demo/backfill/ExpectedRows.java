package io.sportscards.demo.backfill;

import java.util.Optional;

/**
 * How much a bounded run had to read.
 *
 * @param counter who says so, as a sentence begins
 * @param least rows that it read at the least
 * @param most rows that it read at the most
 */
record ExpectedRows(String counter, long least, long most) {

  static ExpectedRows exactly(String counter, long rows) {
    return new ExpectedRows(counter, rows, rows);
  }

  static ExpectedRows atMost(String counter, long rows) {
    return new ExpectedRows(counter, 0, rows);
  }

  /** What is wrong with a number of rows that were read. */
  Optional<String> problem(long read) {
    if (read >= least && read <= most) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s%,d rows, but %,d were read."
            .formatted(counter, least == most ? "" : "at most ", most, read));
  }
}
