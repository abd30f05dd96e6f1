package io.sportscards.demo.marts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was ordered. A line is valid unless its order is cancelled or a test, or it has no units.
 */
final class OrderTally implements LedgerTally {
  private static final String CANCELLED = "ORDER_STATUS_CANCELLED";

  private final Latest<Order> orders = new Latest<>();
  private final Latest<String> statuses = new Latest<>();

  private record Line(String sku, long quantity, BigDecimal revenue) {}

  private record Order(String customer, String currency, boolean isTest, List<Line> lines) {}

  @Override
  public void take(LedgerEvent event) {
    String order = event.text("order_id");
    switch (event.type()) {
      case "orders.order_placed" -> orders.hear(order, event, order(event));
      case "orders.order_status_changed" ->
          statuses.hear(order, event.time("changed_at"), event.id(), event.text("to_status"));
      default -> {}
    }
  }

  private static Order order(LedgerEvent event) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : event.payload().path("lines")) {
      long quantity = line.path("quantity").longValue();
      BigDecimal gross =
          LedgerEvent.amount(line.path("unit_price")).multiply(BigDecimal.valueOf(quantity));
      BigDecimal revenue = gross.subtract(LedgerEvent.amount(line.path("discount")));
      lines.add(new Line(line.path("sku").textValue().intern(), quantity, revenue));
    }
    return new Order(
        event.text("customer_id").intern(),
        event.text("currency").intern(),
        event.payload().path("is_test").booleanValue(),
        List.copyOf(lines));
  }

  @Override
  public void addTo(Figures figures) {
    Map<String, Long> unitsByCard = new HashMap<>();
    Map<String, Integer> ordersByCustomer = new HashMap<>();
    long units = 0;
    for (String id : orders.keys()) {
      Order order = orders.of(id);
      List<Line> valid = validLines(id, order);
      for (Line line : valid) {
        units += line.quantity();
        unitsByCard.merge(line.sku(), line.quantity(), Long::sum);
        figures.add(Metric.REVENUE, order.currency(), line.revenue());
      }
      if (!valid.isEmpty()) {
        ordersByCustomer.merge(order.customer(), 1, Integer::sum);
      }
    }
    figures.add(Metric.UNITS_DEMANDED, "units", units);
    unitsByCard.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .ifPresent(most -> figures.add(Metric.MOST_DEMANDED_CARD, most.getKey(), most.getValue()));
    figures.add(
        Metric.ORDERS, "orders", ordersByCustomer.values().stream().mapToLong(n -> n).sum());
    figures.add(
        Metric.REPEAT_CUSTOMERS,
        "customers",
        ordersByCustomer.values().stream().filter(n -> n > 1).count());
  }

  private List<Line> validLines(String id, Order order) {
    if (order.isTest() || CANCELLED.equals(statuses.of(id))) {
      return List.of();
    }
    return order.lines().stream().filter(line -> line.quantity() > 0).toList();
  }
}
