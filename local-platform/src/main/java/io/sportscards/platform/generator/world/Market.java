package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What cards are worth: the pricing engine's opinion, and what marketplaces show. */
final class Market {
  private final Chance chance;
  private final Catalog catalog;

  Market(Chance chance, Catalog catalog) {
    this.chance = chance;
    this.catalog = catalog;
  }

  WorldEvent estimate(Instant now) {
    Card card = catalog.popularCard();
    Fields payload =
        new Fields()
            .text("sku", card.sku)
            .text("model_version", chance.oneOf("gbm-3.1", "gbm-3.2"))
            .price("price", "USD", price(card))
            .exact("confidence", chance.decimal(0, 1, 5))
            .moment("valid_from", now);
    return new WorldEvent("market.price_estimated", now, "pricing-engine", card.sku, payload);
  }

  WorldEvent observe(Instant now) {
    Card card = catalog.popularCard();
    boolean isGraded = chance.happens(0.3);
    Fields payload =
        new Fields()
            .text("sku", card.sku)
            .text("marketplace", chance.oneOf("cardbay", "slabhouse", "trade-floor"))
            .price("price", "USD", price(card))
            .choice(
                "condition",
                isGraded
                    ? "CARD_CONDITION_GRADED"
                    : chance.oneOf("CARD_CONDITION_MINT", "CARD_CONDITION_NEAR_MINT"));
    if (isGraded) {
      payload.exact("grade", chance.decimal(5, 10, 1));
    }
    payload.moment("observed_at", now);
    return new WorldEvent("market.price_observed", now, "market-feeds", card.sku, payload);
  }

  private BigDecimal price(Card card) {
    return card.listPrice.multiply(chance.decimal(0, 3, 2)).setScale(2, RoundingMode.HALF_EVEN);
  }
}
