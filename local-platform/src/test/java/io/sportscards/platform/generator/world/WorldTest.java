package io.sportscards.platform.generator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.generator.encode.Fields;
import io.sportscards.platform.generator.encode.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");

  private final Set<String> cards = new HashSet<>();
  private final Set<String> customers = new HashSet<>();
  private final Map<String, Fields> orders = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();
  private final Map<String, String> shipments = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private final Map<String, Integer> batches = new HashMap<>();
  private int returns;

  @Test
  void everythingThatAnEventRefersToHappenedBefore() {
    World world = world(20_000);
    for (int i = 0; i < 20_000; i++) {
      check(world.next());
    }
    assertThat(orders).hasSizeGreaterThan(1_000);
    assertThat(returns).isGreaterThan(50);
    assertThat(batches).hasSizeGreaterThan(200);
  }

  @Test
  void timeNeverGoesBackAndEndsAtTheEnd() {
    World world = world(5_000);
    Instant before = UNTIL.minus(Duration.ofDays(3));
    for (int i = 0; i < 5_000; i++) {
      Instant at = world.next().occurredAt();
      assertThat(at).isAfterOrEqualTo(before).isBeforeOrEqualTo(UNTIL);
      before = at;
    }
    assertThat(before).isAfter(UNTIL.minus(Duration.ofHours(3)));
  }

  @Test
  void inALongLifeCustomersComeBackAndFewerOfThemWithTheYears() {
    World world = new World("T", new SplittableRandom(1), 60_000, UNTIL, Duration.ofDays(400));
    Map<String, List<LocalDate>> days = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      WorldEvent event = world.next();
      if (event.type().equals("orders.order_placed")) {
        days.computeIfAbsent(text(event.payload(), "customer_id"), id -> new ArrayList<>())
            .add(LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC));
      }
    }
    List<List<LocalDate>> early =
        days.values().stream()
            .filter(all -> all.get(0).isBefore(LocalDate.of(2025, 9, 1)))
            .toList();
    long soon = early.stream().filter(all -> hasOrder(all, 1, 90)).count();
    long late = early.stream().filter(all -> hasOrder(all, 200, 290)).count();
    assertThat(days.values().stream().filter(all -> all.size() > 1).count())
        .isGreaterThan(days.size() / 4);
    assertThat(late).isBetween(1L, soon * 3 / 4);
  }

  private static boolean hasOrder(List<LocalDate> days, int from, int to) {
    LocalDate first = days.get(0);
    return days.stream()
        .anyMatch(day -> !day.isBefore(first.plusDays(from)) && day.isBefore(first.plusDays(to)));
  }

  @Test
  void whatTheWorldRemembersIsBoundedHoweverLongItRuns() {
    // hardly any time passes between these events, so orders pile up
    World world = new World("T", new SplittableRandom(1), 100_000_000, UNTIL, Duration.ofDays(3));
    for (int i = 0; i < 300_000; i++) {
      world.next();
    }
    int handful = 10; // one story adds a batch's inspections, its waste and its end
    assertThat(world.agendaSize())
        .isBetween(World.AGENDA_CAPACITY, World.AGENDA_CAPACITY + handful);
  }

  @Test
  void aPoolForgetsWhatIsOldAndNeverHoldsMoreThanItsCapacity() {
    Pool<Integer> pool = new Pool<>(3);
    for (int i = 0; i < 10; i++) {
      pool.add(i);
    }
    assertThat(List.of(pool.at(0), pool.at(1), pool.at(2))).containsExactlyInAnyOrder(7, 8, 9);
    int removed = pool.remove(0);
    assertThat(pool.size()).isEqualTo(2);
    assertThat(List.of(pool.at(0), pool.at(1))).doesNotContain(removed);
  }

  private static World world(long events) {
    return new World("T", new SplittableRandom(1), events, UNTIL, Duration.ofDays(3));
  }

  private void check(WorldEvent event) {
    Fields payload = event.payload();
    switch (event.type()) {
      case "catalog.card_published" -> assertThat(cards.add(text(payload, "sku"))).isTrue();
      case "catalog.card_retired" -> assertThat(cards.remove(text(payload, "sku"))).isTrue();
      case "customers.customer_registered" ->
          assertThat(customers.add(text(payload, "customer_id"))).isTrue();
      case "customers.customer_updated" ->
          assertThat(customers).contains(text(payload, "customer_id"));
      case "orders.order_placed" -> checkOrder(payload);
      case "orders.order_status_changed" -> {
        String before = statuses.put(text(payload, "order_id"), choice(payload, "to_status"));
        assertThat(choice(payload, "from_status")).isEqualTo(before);
      }
      case "fulfilment.shipment_dispatched" -> {
        assertThat(statuses.get(text(payload, "order_id"))).isEqualTo("ORDER_STATUS_ALLOCATED");
        assertThat(items(payload)).hasSameSizeAs(items(orders.get(text(payload, "order_id"))));
        shipments.put(text(payload, "shipment_id"), text(payload, "order_id"));
      }
      case "fulfilment.shipment_delivered" -> {
        assertThat(shipments.get(text(payload, "shipment_id")))
            .isEqualTo(text(payload, "order_id"));
        assertThat(delivered.add(text(payload, "order_id"))).isTrue();
      }
      case "fulfilment.return_received" -> checkReturn(payload);
      case "manufacturing.batch_started" -> {
        assertThat(cards).contains(text(payload, "sku"));
        batches.put(text(payload, "batch_id"), (int) whole(payload, "planned_units"));
      }
      case "manufacturing.batch_completed" -> {
        long produced = whole(payload, "produced_units");
        assertThat(produced).isLessThanOrEqualTo(batches.get(text(payload, "batch_id")));
        assertThat(whole(payload, "good_units") + whole(payload, "defective_units"))
            .isEqualTo(produced);
      }
      case "manufacturing.quality_inspected", "manufacturing.waste_recorded" ->
          assertThat(batches).containsKey(text(payload, "batch_id"));
      case "engagement.card_interacted" -> assertThat(cards).contains(text(payload, "sku"));
      default -> assertThat(text(payload, "sku")).isNotBlank();
    }
  }

  private void checkOrder(Fields payload) {
    assertThat(customers).contains(text(payload, "customer_id"));
    for (Fields line : items(payload)) {
      assertThat(cards).contains(text(line, "sku"));
      assertThat(price(line, "unit_price").currency()).isEqualTo(text(payload, "currency"));
      assertThat(price(line, "unit_price").amount().scale()).isLessThanOrEqualTo(4);
    }
    String orderId = text(payload, "order_id");
    assertThat(orders.put(orderId, payload)).isNull();
    statuses.put(orderId, "ORDER_STATUS_PLACED");
  }

  private void checkReturn(Fields payload) {
    returns++;
    assertThat(delivered).contains(text(payload, "order_id"));
    Fields line =
        items(orders.get(text(payload, "order_id"))).get((int) whole(payload, "line_no") - 1);
    assertThat(text(payload, "sku")).isEqualTo(text(line, "sku"));
    assertThat(whole(payload, "quantity")).isBetween(1L, whole(line, "quantity"));
    BigDecimal gross =
        price(line, "unit_price").amount().multiply(BigDecimal.valueOf(whole(line, "quantity")));
    assertThat(price(payload, "refund").amount()).isLessThanOrEqualTo(gross);
  }

  private static String text(Fields fields, String name) {
    return ((Value.Text) fields.value(name).orElseThrow()).text();
  }

  private static long whole(Fields fields, String name) {
    return ((Value.Whole) fields.value(name).orElseThrow()).number();
  }

  private static String choice(Fields fields, String name) {
    return ((Value.Choice) fields.value(name).orElseThrow()).name();
  }

  private static Value.Price price(Fields fields, String name) {
    return (Value.Price) fields.value(name).orElseThrow();
  }

  private static List<Fields> items(Fields fields) {
    return ((Value.Items) fields.value("lines").orElseThrow())
        .values().stream().map(Fields.class::cast).toList();
  }
}
