package io.sportscards.demo.marts;

import io.sportscards.settings.screen.Table;
import java.math.BigDecimal;

/** The numbers of both sides next to each other. */
final class FiguresTable {
  private final Table table =
      new Table("persona", "number", "unit", "from marts", "from ledger", "agrees");
  private int numbers;
  private int differing;

  FiguresTable(Figures marts, Figures ledger) {
    for (Metric metric : Metric.values()) {
      for (String unit : Figures.units(metric, marts, ledger)) {
        add(metric, unit, marts.amount(metric, unit), ledger.amount(metric, unit));
      }
    }
  }

  private void add(Metric metric, String unit, BigDecimal marts, BigDecimal ledger) {
    boolean agrees = marts != null && ledger != null && marts.compareTo(ledger) == 0;
    numbers++;
    differing += agrees ? 0 : 1;
    table.row(
        metric.persona().title(),
        metric.title(),
        unit,
        text(marts),
        text(ledger),
        agrees ? "yes" : "NO");
  }

  /** With all its places: two unless it is whole, more where there are any. */
  private static String text(BigDecimal amount) {
    if (amount == null) {
      return "";
    }
    int places = amount.stripTrailingZeros().scale();
    return "%,.{places}f"
        .replace("{places}", "" + (places <= 0 ? 0 : Math.max(2, places)))
        .formatted(amount);
  }

  int numbers() {
    return numbers;
  }

  /** How many of them are not the same on both sides. */
  int differing() {
    return differing;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
