package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The lines of one order while it is put together: different cards, exact money. */
final class Basket {
  private final Names.Market market;
  private final boolean isWholesale;
  private final List<Order.Line> lines = new ArrayList<>();
  private final List<Fields> fields = new ArrayList<>();

  Basket(Names.Market market, boolean isWholesale) {
    this.market = market;
    this.isWholesale = isWholesale;
  }

  /** Adds a line, unless the card is in the basket already. */
  void add(Card card, int quantity, int discountPercent) {
    if (lines.stream().anyMatch(line -> line.card() == card)) {
      return;
    }
    BigDecimal unitPrice = unitPrice(card);
    BigDecimal gross = unitPrice.multiply(BigDecimal.valueOf(quantity));
    BigDecimal discount = share(gross, discountPercent * 100);
    BigDecimal paid = gross.subtract(discount);
    int number = lines.size() + 1;
    Fields line =
        new Fields()
            .whole("line_no", number)
            .text("sku", card.sku)
            .whole("quantity", quantity)
            .price("unit_price", market.currency(), unitPrice);
    if (discount.signum() > 0) {
      line.price("discount", market.currency(), discount);
    }
    if (!isWholesale) {
      line.price("tax", market.currency(), share(paid, 825));
    }
    fields.add(line);
    lines.add(new Order.Line(number, card, quantity, paid));
  }

  List<Order.Line> lines() {
    return lines;
  }

  List<Fields> fields() {
    return fields;
  }

  /** In the market's currency; wholesale prices are quoted to four decimals. */
  private BigDecimal unitPrice(Card card) {
    BigDecimal price = card.listPrice.multiply(BigDecimal.valueOf(market.rate(), 2));
    return isWholesale
        ? price.multiply(new BigDecimal("0.5875")).setScale(4, RoundingMode.HALF_EVEN)
        : price.setScale(market.decimals(), RoundingMode.HALF_EVEN);
  }

  private BigDecimal share(BigDecimal amount, int tenThousandths) {
    return amount
        .multiply(BigDecimal.valueOf(tenThousandths, 4))
        .setScale(isWholesale ? 4 : market.decimals(), RoundingMode.HALF_EVEN);
  }
}
