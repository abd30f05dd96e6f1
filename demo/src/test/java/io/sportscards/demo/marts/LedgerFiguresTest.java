package io.sportscards.demo.marts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LedgerFiguresTest {
  private static final String PLACED = "orders.order_placed";
  private static final String CHANGED = "orders.order_status_changed";

  private final LedgerFigures ledger = new LedgerFigures();
  private int events;

  /** Takes an event of a minute past noon, with single quotes in place of double ones. */
  private void take(String type, int minute, String payload) {
    String event =
        "{'event_id':'e-%02d','event_type':'%s','schema_version':1,'occurred_at':'%s','producer':'p','aggregate_id':'a','payload':{%s}}"
            .formatted(events++, type, noon(minute), payload);
    ledger.take(event.replace('\'', '"').getBytes(UTF_8));
  }

  private static String noon(int minute) {
    return "2026-06-29T12:%02d:00.000000Z".formatted(minute);
  }

  private static String order(String id, String customer, String currency, String lines) {
    return "'order_id':'%s','customer_id':'%s','currency':'%s','lines':[%s],'ordered_at':'%s'"
        .formatted(id, customer, currency, lines, noon(0));
  }

  private static String line(int number, String sku, int quantity, String price, String discount) {
    String reduced = discount == null ? "" : ",'discount':" + money("USD", discount);
    return "{'line_no':%d,'sku':'%s','quantity':%d,'unit_price':%s%s}"
        .formatted(number, sku, quantity, money("USD", price), reduced);
  }

  private static String money(String currency, String amount) {
    return "{'currency_code':'%s','amount':'%s'}".formatted(currency, amount);
  }

  private static String status(String order, int minute, String status) {
    return "'order_id':'%s','to_status':'ORDER_STATUS_%s','changed_at':'%s'"
        .formatted(order, status, noon(minute));
  }

  private void assertFigure(Metric metric, String unit, String amount) {
    BigDecimal found = ledger.figures().amount(metric, unit);
    if (amount == null) {
      assertThat(found).as(metric + " in " + unit).isNull();
    } else {
      assertThat(found).as(metric + " in " + unit).isEqualByComparingTo(amount);
    }
  }

  @Test
  void revenueIsGrossLessDiscountByCurrency() {
    take(
        PLACED,
        0,
        order(
            "O1",
            "C1",
            "USD",
            line(1, "A", 3, "19.99", "5.97") + "," + line(2, "B", 1, "2", null)));
    take(PLACED, 1, order("O2", "C2", "JPY", line(1, "A", 2, "1500", null)));
    assertFigure(Metric.REVENUE, "USD", "56.00");
    assertFigure(Metric.REVENUE, "JPY", "3000");
    assertFigure(Metric.REVENUE, "EUR", null);
    assertFigure(Metric.UNITS_DEMANDED, "units", "6");
    assertFigure(Metric.MOST_DEMANDED_CARD, "A", "5");
    assertFigure(Metric.ORDERS, "orders", "2");
  }

  @Test
  void aPriceOfFourPlacesStaysExact() {
    take(PLACED, 0, order("O1", "C1", "USD", line(1, "A", 144, "0.0003", "0.0001")));
    assertFigure(Metric.REVENUE, "USD", "0.0431");
  }

  @Test
  void ofCardsInEqualDemandTheFirstIsNamed() {
    take(
        PLACED,
        0,
        order("O1", "C1", "USD", line(1, "B", 2, "1", null) + "," + line(2, "A", 2, "1", null)));
    assertFigure(Metric.MOST_DEMANDED_CARD, "A", "2");
    assertFigure(Metric.MOST_DEMANDED_CARD, "B", null);
  }

  @Test
  void cancelledAndTestOrdersAndLinesWithoutUnitsAreNotCounted() {
    take(CHANGED, 5, status("O1", 5, "CANCELLED")); // comes before its order
    take(PLACED, 0, order("O1", "C1", "USD", line(1, "A", 1, "10", null)));
    take(PLACED, 0, order("O2", "C1", "USD", line(1, "A", 1, "10", null)) + ",'is_test':true");
    take(PLACED, 0, order("O3", "C1", "USD", line(1, "A", 0, "10", null)));
    assertFigure(Metric.REVENUE, "USD", null);
    assertFigure(Metric.UNITS_DEMANDED, "units", "0");
    assertFigure(Metric.ORDERS, "orders", "0");
    assertFigure(Metric.REPEAT_CUSTOMERS, "customers", "0");
  }

  @Test
  void anOrderIsInTheStatusThatWasChangedLast() {
    take(PLACED, 0, order("O1", "C1", "USD", line(1, "A", 1, "10", null)));
    take(CHANGED, 9, status("O1", 9, "PAID")); // puts right what was cancelled, and comes first
    take(CHANGED, 5, status("O1", 5, "CANCELLED"));
    assertFigure(Metric.ORDERS, "orders", "1");
    take(CHANGED, 1, status("O1", 9, "CANCELLED")); // of equal times the greater event_id
    assertFigure(Metric.ORDERS, "orders", "0");
  }

  @Test
  void anOrderThatIsPlacedAgainIsReplaced() {
    take(PLACED, 7, order("O1", "C1", "USD", line(1, "A", 2, "10", null)));
    take(PLACED, 3, order("O1", "C1", "USD", line(1, "A", 5, "10", null)));
    assertFigure(Metric.REVENUE, "USD", "20");
  }

  @Test
  void customersWithASecondValidOrderBoughtAgain() {
    take(PLACED, 0, order("O1", "C1", "USD", line(1, "A", 1, "10", null)));
    take(PLACED, 0, order("O2", "C1", "USD", line(1, "A", 1, "10", null)));
    take(PLACED, 0, order("O3", "C2", "USD", line(1, "A", 1, "10", null)));
    take(PLACED, 0, order("O4", "C2", "USD", line(1, "A", 1, "10", null)));
    take(CHANGED, 1, status("O4", 1, "CANCELLED"));
    assertFigure(Metric.REPEAT_CUSTOMERS, "customers", "1");
  }

  @Test
  void refundsAreAddedUpByCurrency() {
    take("fulfilment.return_received", 0, "'return_id':'R1','refund':" + money("EUR", "12.5"));
    take("fulfilment.return_received", 0, "'return_id':'R2','refund':" + money("EUR", "0.01"));
    take("fulfilment.return_received", 1, "'return_id':'R2','refund':" + money("EUR", "0.02"));
    take("fulfilment.return_received", 0, "'return_id':'R3'");
    assertFigure(Metric.REFUNDS, "EUR", "12.52");
  }

  @Test
  void aCardThatIsPublishedAfterItsRetirementIsBack() {
    take("catalog.card_published", 0, "'sku':'A'");
    take("catalog.card_published", 0, "'sku':'B'");
    take("catalog.card_retired", 3, "'sku':'A'");
    take("catalog.card_retired", 3, "'sku':'B'");
    take("catalog.card_retired", 3, "'sku':'never-published'");
    take("catalog.card_published", 4, "'sku':'B'");
    assertFigure(Metric.CARDS, "cards", "2");
    assertFigure(Metric.CARDS_RETIRED, "cards", "1");
  }

  @Test
  void onlyViewsAreViews() {
    String action = "'interaction_id':'I%d','action':'INTERACTION_ACTION_%s'";
    take("engagement.card_interacted", 0, action.formatted(1, "VIEW"));
    take("engagement.card_interacted", 0, action.formatted(2, "SHARE"));
    assertFigure(Metric.VIEWS, "views", "1");
  }

  @Test
  void aLineIsOnTimeOnThePromisedDay() {
    String parcel =
        "'shipment_id':'S%d','lines':[{'line_no':1,'quantity':2},{'line_no':2,'quantity':1},{'line_no':2,'quantity':1}],'dispatched_at':'%s'";
    take("fulfilment.shipment_dispatched", 0, parcel.formatted(1, noon(0)));
    String promised = ",'promised_date':'2026-06-%d'";
    take(
        "fulfilment.shipment_dispatched", 0, parcel.formatted(2, noon(0)) + promised.formatted(29));
    take(
        "fulfilment.shipment_dispatched", 0, parcel.formatted(3, noon(0)) + promised.formatted(28));
    assertFigure(Metric.UNITS_SHIPPED, "units", "12");
    assertFigure(Metric.LINES_PROMISED, "lines", "4");
    assertFigure(Metric.LINES_ON_TIME, "lines", "2");
  }

  @Test
  void unitsOfARunAreThoseOfItsLatestCompletion() {
    String batch = "'batch_id':'B1','produced_units':%d,'defective_units':%d";
    take("manufacturing.batch_completed", 2, batch.formatted(100, 7));
    take("manufacturing.batch_completed", 1, batch.formatted(90, 9));
    take("manufacturing.waste_recorded", 0, waste("W1", "0.125", "SHEET"));
    take("manufacturing.waste_recorded", 0, waste("W2", "1", "KILOGRAM"));
    assertFigure(Metric.UNITS_PRODUCED, "units", "100");
    assertFigure(Metric.UNITS_DEFECTIVE, "units", "7");
    assertFigure(Metric.MATERIAL_WASTED, "sheet", "0.125");
    assertFigure(Metric.MATERIAL_WASTED, "kilogram", "1");
  }

  private static String waste(String id, String quantity, String unit) {
    return "'waste_id':'%s','quantity':'%s','unit':'MEASURE_UNIT_%s'".formatted(id, quantity, unit);
  }

  @Test
  void anEventThatComesTwiceCountsOnce() {
    take(PLACED, 0, order("O1", "C1", "USD", line(1, "A", 1, "10", null)));
    events--;
    take(PLACED, 0, order("O1", "C1", "USD", line(1, "A", 1, "10", null)));
    assertFigure(Metric.REVENUE, "USD", "10");
  }
}
