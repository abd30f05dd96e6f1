package io.sportscards.demo.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTableTest {
  private final Figures marts = new Figures();
  private final Figures ledger = new Figures();

  @Test
  void aCentAndAMissingNumberAreDifferences() {
    marts.add(Metric.REVENUE, "USD", new BigDecimal("1234567.8900"));
    ledger.add(Metric.REVENUE, "USD", new BigDecimal("1234567.89"));
    marts.add(Metric.REVENUE, "JPY", new BigDecimal("4500.0000"));
    ledger.add(Metric.REVENUE, "JPY", new BigDecimal("4500.01"));
    ledger.add(Metric.REFUNDS, "USD", new BigDecimal("0.1"));
    marts.add(Metric.VIEWS, "views", 12_000);
    ledger.add(Metric.VIEWS, "views", 12_000);
    FiguresTable table = new FiguresTable(marts, ledger);
    assertThat(table.differing()).isEqualTo(2);
    assertThat(table.numbers()).isEqualTo(4);
    assertThat(table)
        .hasToString(
            """
              persona    number           unit     from marts   from ledger  agrees
              ---------  ---------------  -----  ------------  ------------  ------
              Product    cards looked at  views        12,000        12,000  yes
              Marketing  revenue          JPY           4,500      4,500.01  NO
              Marketing  revenue          USD    1,234,567.89  1,234,567.89  yes
              Marketing  refunds          USD                          0.10  NO
            """);
  }
}
