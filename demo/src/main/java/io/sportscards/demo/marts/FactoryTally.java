package io.sportscards.demo.marts;

import java.math.BigDecimal;

/** What was made, and what was wasted. */
final class FactoryTally implements LedgerTally {
  private static final String UNIT_PREFIX = "MEASURE_UNIT_";

  private final Latest<Completed> batches = new Latest<>();
  private final Latest<Wasted> wastes = new Latest<>();

  private record Completed(long produced, long defective) {}

  private record Wasted(String unit, BigDecimal quantity) {}

  @Override
  public void take(LedgerEvent event) {
    switch (event.type()) {
      case "manufacturing.batch_completed" ->
          batches.hear(
              event.text("batch_id"),
              event,
              new Completed(event.whole("produced_units"), event.whole("defective_units")));
      case "manufacturing.waste_recorded" ->
          wastes.hear(event.text("waste_id"), event, wasted(event));
      default -> {}
    }
  }

  private static Wasted wasted(LedgerEvent event) {
    return new Wasted(
        LedgerEvent.name(event.text("unit"), UNIT_PREFIX),
        LedgerEvent.amount(event.payload().path("quantity")));
  }

  @Override
  public void addTo(Figures figures) {
    figures.add(Metric.UNITS_PRODUCED, "units", 0);
    figures.add(Metric.UNITS_DEFECTIVE, "units", 0);
    for (Completed batch : batches.values()) {
      figures.add(Metric.UNITS_PRODUCED, "units", batch.produced());
      figures.add(Metric.UNITS_DEFECTIVE, "units", batch.defective());
    }
    wastes
        .values()
        .forEach(waste -> figures.add(Metric.MATERIAL_WASTED, waste.unit(), waste.quantity()));
  }
}
