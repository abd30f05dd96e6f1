package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void progressIsSaidInSplitsAndRows() {
    Progress progress = new Progress("Journal \"events\"", new SettableClock());

    assertThat(progress.sentence(3, new Plan.Extent(9, 4_000_000, 12)))
        .isEqualTo(
            "Journal \"events\": 3 of 12 splits are read, about 1,000,000 of 4,000,000 rows");
    assertThat(progress.sentence(0, Plan.nothing().extent()))
        .isEqualTo("Journal \"events\": 0 of 0 splits are read, about 0 of 0 rows");
  }
}
