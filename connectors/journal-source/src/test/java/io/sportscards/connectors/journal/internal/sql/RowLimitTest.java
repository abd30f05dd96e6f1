package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.journal.internal.PageLimits;
import org.junit.jupiter.api.Test;

class RowLimitTest {

  private final RowLimit limit = new RowLimit(new PageLimits(1_000, 1 << 20, 1 << 10));

  @Test
  void aPageThatIsFullOfRowsOrBytesIsNotTheLast() {
    assertThat(limit.wasLast(1_000, 500)).isFalse();
    assertThat(limit.wasLast(5, 1 << 20)).isFalse();
  }

  @Test
  void aPageThatIsNeitherIsTheLast() {
    assertThat(limit.wasLast(999, 500)).isTrue();
    assertThat(limit.wasLast(0, 0)).isTrue();
  }

  @Test
  void asManyRowsAreAskedForAsFillAPageTwice() {
    assertThat(limit.next()).isEqualTo(1_000);
    limit.wasLast(1, 1 << 20);
    assertThat(limit.next()).isEqualTo(2);
    assertThat(limit.wasLast(2, 500)).isFalse();
    assertThat(limit.next()).isEqualTo(4);
    for (int rows = 4; rows < 1_000; rows *= 2) {
      limit.wasLast(rows, 500);
    }
    assertThat(limit.next()).isEqualTo(1_000);
  }
}
