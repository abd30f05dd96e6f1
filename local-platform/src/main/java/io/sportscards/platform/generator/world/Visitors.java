package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.time.Instant;

/** The shop's engagement feed: who looks at which card. */
final class Visitors {
  private final String worldCode;
  private final Chance chance;
  private final Catalog catalog;
  private final Customers customers;
  private long interactions;

  Visitors(String worldCode, Chance chance, Catalog catalog, Customers customers) {
    this.worldCode = worldCode;
    this.chance = chance;
    this.catalog = catalog;
    this.customers = customers;
  }

  WorldEvent interact(Instant now) {
    String id = "I-" + worldCode + "-" + interactions++;
    boolean isKnown = chance.happens(0.4);
    Fields payload =
        new Fields()
            .text("interaction_id", id)
            .text("customer_id", isKnown ? customers.someone().id() : null)
            .text("visitor_id", isKnown ? null : "V-" + chance.between(100_000, 999_999))
            .text("sku", catalog.popularCard().sku)
            .choice(
                "action",
                chance.oneOf(
                    "INTERACTION_ACTION_VIEW",
                    "INTERACTION_ACTION_VIEW",
                    "INTERACTION_ACTION_VIEW",
                    "INTERACTION_ACTION_VIEW",
                    "INTERACTION_ACTION_SEARCH",
                    "INTERACTION_ACTION_FAVOURITE",
                    "INTERACTION_ACTION_SHARE",
                    "INTERACTION_ACTION_ADD_TO_CART"))
            .moment("interacted_at", now);
    return new WorldEvent("engagement.card_interacted", now, "engagement", id, payload);
  }
}
