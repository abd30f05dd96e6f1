package io.sportscards.demo.marts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/** What was shipped, whether in time, and what came back. */
final class FulfilmentTally implements LedgerTally {
  private final Latest<Shipment> shipments = new Latest<>();
  private final Latest<Refund> refunds = new Latest<>();

  /** {@code lines} counts lines of the order, of which a parcel may hold one in several parts. */
  private record Shipment(long units, int lines, boolean isPromised, boolean isOnTime) {}

  private record Refund(String currency, BigDecimal amount) {}

  @Override
  public void take(LedgerEvent event) {
    switch (event.type()) {
      case "fulfilment.shipment_dispatched" ->
          shipments.hear(event.text("shipment_id"), event, shipment(event));
      case "fulfilment.return_received" ->
          refunds.hear(event.text("return_id"), event, refund(event));
      default -> {}
    }
  }

  private static Shipment shipment(LedgerEvent event) {
    long units = 0;
    Set<Long> lines = new HashSet<>();
    for (JsonNode line : event.payload().path("lines")) {
      units += line.path("quantity").longValue();
      lines.add(line.path("line_no").longValue());
    }
    String promised = event.text("promised_date");
    LocalDate dispatched = event.time("dispatched_at").atZone(ZoneOffset.UTC).toLocalDate();
    return new Shipment(
        units,
        lines.size(),
        promised != null,
        promised != null && !dispatched.isAfter(LocalDate.parse(promised)));
  }

  private static Refund refund(LedgerEvent event) {
    JsonNode refund = event.payload().path("refund");
    return new Refund(refund.path("currency_code").textValue(), LedgerEvent.amount(refund));
  }

  @Override
  public void addTo(Figures figures) {
    figures.add(Metric.UNITS_SHIPPED, "units", 0);
    figures.add(Metric.LINES_PROMISED, "lines", 0);
    figures.add(Metric.LINES_ON_TIME, "lines", 0);
    for (Shipment shipment : shipments.values()) {
      figures.add(Metric.UNITS_SHIPPED, "units", shipment.units());
      figures.add(Metric.LINES_PROMISED, "lines", shipment.isPromised() ? shipment.lines() : 0);
      figures.add(Metric.LINES_ON_TIME, "lines", shipment.isOnTime() ? shipment.lines() : 0);
    }
    for (Refund refund : refunds.values()) {
      if (refund.currency() != null) {
        figures.add(Metric.REFUNDS, refund.currency(), refund.amount());
      }
    }
  }
}
