package io.sportscards.platform.generator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * A small, consistent trading-card maker whose events come in the order in which they happen:
 * customers order cards that exist, batches make them, shipments follow orders and returns follow
 * shipments.
 *
 * <p>Simulated time moves so that {@code events} of them fill the span. A short span hurries
 * everything that takes days, so that whole stories fit in. Memory is bounded: each pool and the
 * agenda have a capacity, whatever the number of events.
 */
public final class World {
  /** Steps that the agenda remembers; a new story adds at most a handful beyond it. */
  static final int AGENDA_CAPACITY = 50_000;

  private static final Duration WHOLE_STORY = Duration.ofDays(21);

  private final Chance chance;
  private final Agenda agenda;
  private final Catalog catalog;
  private final Customers customers;
  private final Orders orders;
  private final Factory factory;
  private final Visitors visitors;
  private final Market market;
  private final int openingEvents;
  private final double nanosPerEvent;
  private final Instant until;
  private Instant now;
  private long happened;

  /**
   * A world before its first event.
   *
   * @param code part of every id, so that things of different worlds never meet
   */
  public World(String code, SplittableRandom random, long events, Instant until, Duration span) {
    this.chance = new Chance(random);
    this.until = until.truncatedTo(ChronoUnit.MICROS);
    this.now = this.until.minus(span);
    this.nanosPerEvent = (double) span.toNanos() / events;
    this.agenda =
        new Agenda(AGENDA_CAPACITY, Math.min(1, (double) span.toMillis() / WHOLE_STORY.toMillis()));
    this.catalog = new Catalog(code, chance, agenda);
    this.customers = new Customers(code, chance);
    this.orders = new Orders(code, chance, agenda, catalog, customers);
    this.factory = new Factory(code, chance, agenda, catalog);
    this.visitors = new Visitors(code, chance, catalog, customers);
    this.market = new Market(chance, catalog);
    this.openingEvents = (int) Math.max(2, Math.min(400, events / 20));
  }

  /** The next event; the world has no end of its own. */
  public WorldEvent next() {
    happened++;
    Instant later =
        now.plusNanos((long) (nanosPerEvent * (0.5 + chance.decimal(0, 1, 3).doubleValue())));
    now = later.isAfter(until) ? until : later;
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    if (happened <= openingEvents) {
      return happened % 2 == 1 ? catalog.publishCard(at) : customers.register(at);
    }
    WorldEvent due = agenda.due(at);
    return due != null ? due : somethingNew(at);
  }

  /** Steps still to come, for the test that bounds them. */
  int agendaSize() {
    return agenda.size();
  }

  private WorldEvent somethingNew(Instant at) {
    int percent = chance.index(100);
    if (agenda.isFull() || percent >= 36) {
      return visitors.interact(at);
    }
    if (percent < 17) {
      return orders.place(at);
    }
    if (percent < 20) {
      return factory.startBatch(at);
    }
    if (percent < 23) {
      return customers.register(at);
    }
    if (percent < 25) {
      return customers.update(at);
    }
    if (percent < 27) {
      return catalog.publishCard(at);
    }
    if (percent < 28) {
      return catalog.size() > 20 ? catalog.retireCard(at) : catalog.publishCard(at);
    }
    return percent < 31 ? market.estimate(at) : market.observe(at);
  }
}
