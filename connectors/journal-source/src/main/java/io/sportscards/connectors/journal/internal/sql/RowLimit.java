package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.PageLimits;

/**
 * How many rows to ask for. The server looks at so many to find where the bytes of a page end, so
 * that the number follows the rows' size: it doubles from page to page as long as the bytes do not
 * end one.
 */
final class RowLimit {

  private final PageLimits limits;
  private int next;

  RowLimit(PageLimits limits) {
    this.limits = limits;
    this.next = limits.rows();
  }

  int next() {
    return next;
  }

  /** Takes the answer to {@link #next()}, and says whether nothing follows it. */
  boolean wasLast(int rows, long bytes) {
    boolean isEndedByBytes = bytes >= limits.bytes();
    boolean isLast = rows < next && !isEndedByBytes;
    next = (int) Math.min(limits.rows(), 2L * (isEndedByBytes ? rows : next));
    return isLast;
  }
}
