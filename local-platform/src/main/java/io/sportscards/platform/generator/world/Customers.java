package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.time.Instant;
import java.util.Locale;

/** The customer service: accounts, and what becomes of them. */
final class Customers {
  private static final String PRODUCER = "customer-accounts";

  /** Accounts that still buy. */
  static final int CAPACITY = 50_000;

  /** Share of what happens that a newcomer does. */
  private static final double NEWCOMERS = 0.6;

  record Customer(String id, String name, String segment, Names.Market market, boolean consents) {}

  private final String worldCode;
  private final Chance chance;
  private final Pool<Customer> customers = new Pool<>(CAPACITY);
  private int registered;

  Customers(String worldCode, Chance chance) {
    this.worldCode = worldCode;
    this.chance = chance;
  }

  boolean isEmpty() {
    return customers.size() == 0;
  }

  int size() {
    return customers.size();
  }

  /** One who came lately, or one of those who never left: between the two, interest fades. */
  Customer someone() {
    int place = chance.popular(customers.size());
    return customers.at(chance.happens(NEWCOMERS) ? customers.size() - 1 - place : place);
  }

  WorldEvent register(Instant now) {
    Customer customer =
        new Customer(
            "C-" + worldCode + "-" + registered++,
            chance.oneOf(Names.FIRST) + " " + chance.oneOf(Names.LAST),
            chance.oneOf(
                "CUSTOMER_SEGMENT_COLLECTOR",
                "CUSTOMER_SEGMENT_COLLECTOR",
                "CUSTOMER_SEGMENT_INVESTOR",
                "CUSTOMER_SEGMENT_RESELLER",
                "CUSTOMER_SEGMENT_GIFT"),
            chance.oneOf(Names.MARKETS.toArray(Names.Market[]::new)),
            chance.happens(0.6));
    customers.add(customer);
    Fields payload = account(customer, "CUSTOMER_TIER_STANDARD").moment("registered_at", now);
    return new WorldEvent("customers.customer_registered", now, PRODUCER, customer.id(), payload);
  }

  WorldEvent update(Instant now) {
    int index = chance.index(customers.size());
    Customer old = customers.at(index);
    Customer changed =
        new Customer(old.id(), old.name(), old.segment(), old.market(), !old.consents());
    customers.replace(index, changed);
    String tier =
        chance.oneOf("CUSTOMER_TIER_SILVER", "CUSTOMER_TIER_GOLD", "CUSTOMER_TIER_PLATINUM");
    Fields payload = account(changed, tier).moment("updated_at", now);
    return new WorldEvent("customers.customer_updated", now, PRODUCER, changed.id(), payload);
  }

  private static Fields account(Customer customer, String tier) {
    return new Fields()
        .text("customer_id", customer.id())
        .text("name", customer.name())
        .text("email", customer.id().toLowerCase(Locale.ROOT) + "@example.com")
        .text("country", customer.market().country())
        .choice("segment", customer.segment())
        .choice("tier", tier)
        .put(
            "consent",
            new Fields().flag("marketing", customer.consents()).flag("profiling", false));
  }
}
