package io.sportscards.settings.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void numbersStandToTheRightAndWordsToTheLeft() {
    Table table = new Table("outcome", "lines").row("accepted", 200000).row("OVERSIZED", 7);
    assertThat(table)
        .hasToString(
            """
              outcome      lines
              ---------  -------
              accepted   200,000
              OVERSIZED        7
            """);
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> new Table("a", "b").row(1))
        .hasMessage("A row has 1 cells; the table has 2 columns");
  }
}
