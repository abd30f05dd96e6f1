package io.sportscards.platform.generator.world;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** An order on its way, as far as later events need it. */
final class Order {
  /**
   * @param paid what the customer paid for the whole line, without tax
   */
  record Line(int number, Card card, int quantity, BigDecimal paid) {}

  final String id;
  final String currency;
  final List<Line> lines;
  final LocalDate promised;
  String status = "ORDER_STATUS_PLACED";

  Order(String id, String currency, List<Line> lines, LocalDate promised) {
    this.id = id;
    this.currency = currency;
    this.lines = lines;
    this.promised = promised;
  }
}
