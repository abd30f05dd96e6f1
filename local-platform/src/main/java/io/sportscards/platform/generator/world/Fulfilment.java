package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** The fulfilment service: what is allocated is shipped, what is delivered may come back. */
final class Fulfilment {
  private static final String PRODUCER = "fulfilment";

  private final String worldCode;
  private final Chance chance;
  private final Agenda agenda;
  private final Orders orders;
  private int dispatched;
  private int returned;

  Fulfilment(String worldCode, Chance chance, Agenda agenda, Orders orders) {
    this.worldCode = worldCode;
    this.chance = chance;
    this.agenda = agenda;
    this.orders = orders;
  }

  WorldEvent dispatch(Order order, Instant now) {
    String shipmentId = "S-" + worldCode + "-" + dispatched++;
    Fields payload =
        new Fields()
            .text("shipment_id", shipmentId)
            .text("order_id", order.id)
            .items(
                "lines",
                order.lines.stream()
                    .map(
                        line ->
                            new Fields()
                                .whole("line_no", line.number())
                                .whole("quantity", line.quantity()))
                    .toList())
            .choice(
                "carrier",
                chance.oneOf("CARRIER_UPS", "CARRIER_FEDEX", "CARRIER_USPS", "CARRIER_DHL"))
            .day("promised_date", order.promised)
            .moment("dispatched_at", now);
    agenda.after(
        now, Duration.ofMinutes(5), at -> orders.move(order, "ORDER_STATUS_SHIPPED", null, at));
    agenda.after(
        now,
        Duration.ofHours(20).plus(chance.around(Duration.ofDays(2))),
        at -> deliver(order, shipmentId, at));
    return new WorldEvent("fulfilment.shipment_dispatched", now, PRODUCER, shipmentId, payload);
  }

  private WorldEvent deliver(Order order, String shipmentId, Instant now) {
    Fields payload =
        new Fields()
            .text("shipment_id", shipmentId)
            .text("order_id", order.id)
            .moment("delivered_at", now);
    agenda.after(
        now, Duration.ofMinutes(5), at -> orders.move(order, "ORDER_STATUS_DELIVERED", null, at));
    if (chance.happens(0.12)) {
      agenda.after(
          now,
          Duration.ofHours(30).plus(chance.around(Duration.ofDays(3))),
          at -> receiveReturn(order, at));
    }
    return new WorldEvent("fulfilment.shipment_delivered", now, PRODUCER, shipmentId, payload);
  }

  private WorldEvent receiveReturn(Order order, Instant now) {
    String returnId = "R-" + worldCode + "-" + returned++;
    Order.Line line = order.lines.get(chance.index(order.lines.size()));
    int quantity = chance.between(1, line.quantity());
    BigDecimal refund =
        line.paid()
            .multiply(BigDecimal.valueOf(quantity))
            .divide(
                BigDecimal.valueOf(line.quantity()), line.paid().scale(), RoundingMode.HALF_EVEN);
    Fields payload =
        new Fields()
            .text("return_id", returnId)
            .text("order_id", order.id)
            .whole("line_no", line.number())
            .text("sku", line.card().sku)
            .whole("quantity", quantity)
            .choice(
                "reason",
                chance.oneOf(
                    "RETURN_REASON_DAMAGED_IN_TRANSIT",
                    "RETURN_REASON_DEFECTIVE",
                    "RETURN_REASON_WRONG_ITEM",
                    "RETURN_REASON_CHANGED_MIND"))
            .price("refund", order.currency, refund)
            .text("batch_id", line.card().batchId)
            .flag("restocked", chance.happens(0.7))
            .moment("received_at", now);
    boolean isWhole = order.lines.size() == 1 && quantity == line.quantity();
    if (isWhole) {
      agenda.after(
          now,
          Duration.ofHours(1),
          at -> orders.move(order, "ORDER_STATUS_REFUNDED", "returned in full", at));
    }
    return new WorldEvent("fulfilment.return_received", now, PRODUCER, returnId, payload);
  }
}
