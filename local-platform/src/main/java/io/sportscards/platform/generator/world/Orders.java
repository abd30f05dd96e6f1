package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The order service: an order is placed, paid, allocated, and handed to fulfilment. */
final class Orders {
  private static final String PRODUCER = "orders";

  private final String worldCode;
  private final Chance chance;
  private final Agenda agenda;
  private final Catalog catalog;
  private final Customers customers;
  private final Fulfilment fulfilment;
  private int placed;

  Orders(String worldCode, Chance chance, Agenda agenda, Catalog catalog, Customers customers) {
    this.worldCode = worldCode;
    this.chance = chance;
    this.agenda = agenda;
    this.catalog = catalog;
    this.customers = customers;
    this.fulfilment = new Fulfilment(worldCode, chance, agenda, this);
  }

  WorldEvent place(Instant now) {
    Customers.Customer customer = customers.someone();
    Names.Market market = customer.market();
    boolean isWholesale = customer.segment().equals("CUSTOMER_SEGMENT_RESELLER");
    boolean isPromotion = chance.happens(0.2);
    Basket basket = new Basket(market, isWholesale);
    int cards = 1 + chance.popular(5);
    for (int i = 0; i < cards; i++) {
      int quantity = isWholesale ? chance.between(12, 144) : 1 + chance.popular(4);
      basket.add(catalog.popularCard(), quantity, isPromotion ? chance.between(5, 30) : 0);
    }
    String id = "O-" + worldCode + "-" + placed++;
    LocalDate promised =
        LocalDate.ofInstant(now.plus(agenda.paced(Duration.ofDays(3))), ZoneOffset.UTC);
    Order order = new Order(id, market.currency(), basket.lines(), promised);
    Fields payload =
        new Fields()
            .text("order_id", id)
            .text("customer_id", customer.id())
            .choice("channel", channel(isWholesale))
            .text(
                "promotion", isPromotion ? chance.oneOf("OPENING-DAY", "SUMMER10", "5€-off") : null)
            .text("currency", market.currency())
            .items("lines", basket.fields());
    if (!isWholesale) {
      payload.price("shipping", market.currency(), shipping(market));
    }
    payload.moment("ordered_at", now).day("promised_date", promised);
    if (chance.happens(0.005)) {
      payload.flag("is_test", true);
    }
    agenda.after(now, chance.around(Duration.ofHours(3)), at -> payOrCancel(order, at));
    return new WorldEvent("orders.order_placed", now, PRODUCER, id, payload);
  }

  /** The order's next status; {@code why} may be null. */
  WorldEvent move(Order order, String status, String why, Instant now) {
    Fields payload =
        new Fields()
            .text("order_id", order.id)
            .choice("from_status", order.status)
            .choice("to_status", status)
            .moment("changed_at", now)
            .text("reason", why);
    order.status = status;
    return new WorldEvent("orders.order_status_changed", now, PRODUCER, order.id, payload);
  }

  private WorldEvent payOrCancel(Order order, Instant now) {
    if (chance.happens(0.05)) {
      return move(order, "ORDER_STATUS_CANCELLED", "customer: \"found it cheaper\"", now);
    }
    agenda.after(now, chance.around(Duration.ofHours(8)), at -> allocate(order, at));
    return move(order, "ORDER_STATUS_PAID", null, now);
  }

  private WorldEvent allocate(Order order, Instant now) {
    agenda.after(now, chance.around(Duration.ofHours(20)), at -> fulfilment.dispatch(order, at));
    return move(order, "ORDER_STATUS_ALLOCATED", null, now);
  }

  private String channel(boolean isWholesale) {
    return isWholesale
        ? "SALES_CHANNEL_WHOLESALE"
        : chance.oneOf(
            "SALES_CHANNEL_WEB",
            "SALES_CHANNEL_WEB",
            "SALES_CHANNEL_APP",
            "SALES_CHANNEL_STORE",
            "SALES_CHANNEL_MARKETPLACE");
  }

  private static BigDecimal shipping(Names.Market market) {
    return new BigDecimal("4.90")
        .multiply(BigDecimal.valueOf(market.rate(), 2))
        .setScale(market.decimals(), RoundingMode.HALF_EVEN);
  }
}
