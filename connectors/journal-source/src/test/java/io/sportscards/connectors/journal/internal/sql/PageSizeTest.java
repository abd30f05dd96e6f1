package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.journal.internal.PageLimits;
import org.junit.jupiter.api.Test;

class PageSizeTest {

  private final PageSize size = new PageSize(new PageLimits(1_000, 1_000_000, 1 << 20));

  @Test
  void smallRowsFillAPageWithRows() {
    assertThat(size.rows()).isEqualTo(1_000);
    assertThat(size.room()).isEqualTo(1_000);
    size.fit(500);
    assertThat(size.rows()).isEqualTo(1_000);
    size.fit(0);
    assertThat(size.rows()).isEqualTo(1_000);
  }

  @Test
  void largerRowsAreFewerInAPage() {
    size.fit(5_000);
    assertThat(size.rows()).isEqualTo(100);
    assertThat(size.room()).isEqualTo(10_000);
  }

  @Test
  void aRowThatNeverFitsIsAskedForAlone() {
    size.fit(1_000_001);
    assertThat(size.rows()).isEqualTo(1);
    assertThat(size.room()).isEqualTo(Long.MAX_VALUE);
    size.fit(2_000_000_000);
    assertThat(size.rows()).isEqualTo(1);
  }

  @Test
  void rowsComeBackStepByStep() {
    size.fit(1_000_001);
    size.fit(300);
    assertThat(size.rows()).isEqualTo(2);
    size.fit(300);
    assertThat(size.rows()).isEqualTo(4);
    for (int page = 0; page < 10; page++) {
      size.fit(300);
    }
    assertThat(size.rows()).isEqualTo(1_000);
  }
}
