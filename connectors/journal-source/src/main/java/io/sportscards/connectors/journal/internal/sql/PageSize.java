package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.PageLimits;

/**
 * How many rows to ask for, and how many bytes each of them may have, so that no answer has more
 * than a page's bytes. A larger row comes without its values and ends the page before it. A row
 * that is asked for alone may have any size.
 */
final class PageSize {

  // the largest row of a page may be so much larger in the next one without ending it
  private static final int MARGIN = 2;

  private final PageLimits limits;
  private int rows;

  PageSize(PageLimits limits) {
    this.limits = limits;
    this.rows = limits.rows();
  }

  int rows() {
    return rows;
  }

  /** Bytes that a row may have to come with its values. */
  long room() {
    return rows == 1 ? Long.MAX_VALUE : limits.bytes() / rows;
  }

  /**
   * Fits what is asked for next to the last answer: fewer rows at once, more step by step.
   *
   * @param largest bytes of its largest row, one that came without its values included
   */
  void fit(long largest) {
    long fitting = limits.bytes() / (MARGIN * Math.max(1, largest));
    rows = (int) Math.max(1, Math.min(fitting, Math.min(limits.rows(), 2L * rows)));
  }
}
