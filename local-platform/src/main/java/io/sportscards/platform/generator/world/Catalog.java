package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The card catalog service: sets of players in parallels, and how each card is made. */
final class Catalog {
  private static final String PRODUCER = "card-catalog";

  /** SKUs on sale at a time. */
  static final int CAPACITY = 20_000;

  private final String worldCode;
  private final Chance chance;
  private final Agenda agenda;
  private final Pool<Card> cards = new Pool<>(CAPACITY);
  private int published;

  Catalog(String worldCode, Chance chance, Agenda agenda) {
    this.worldCode = worldCode;
    this.chance = chance;
    this.agenda = agenda;
  }

  boolean isEmpty() {
    return cards.size() == 0;
  }

  int size() {
    return cards.size();
  }

  Card popularCard() {
    return cards.at(chance.popular(cards.size()));
  }

  WorldEvent publishCard(Instant now) {
    int number = published++;
    Names.Sport sport = Names.SPORTS.get(number / 60 % Names.SPORTS.size());
    Names.Parallel parallel =
        Names.PARALLELS.get(Math.min(chance.popular(12), Names.PARALLELS.size() - 1));
    int setNumber = number / 240;
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    String sku = sku(setNumber, number, parallel);
    BigDecimal price = listPrice(parallel);
    boolean isNumbered = parallel.printRun() > 0 && parallel.printRun() < 1_000;
    Fields payload =
        new Fields()
            .text("sku", sku)
            .items("players", players())
            .text("team", chance.oneOf(sport.teams().toArray(String[]::new)))
            .text("sport", sport.name())
            .text("league", sport.league())
            .text("set_name", year + " " + Names.SETS[setNumber % Names.SETS.length])
            .text("season", (year - 1) + "-" + year % 100)
            .whole("year", year)
            .text("card_number", Integer.toString(number % 240 + 1))
            .text("parallel", parallel.name())
            .choice("rarity", parallel.rarity());
    if (parallel.printRun() > 0) {
      payload.whole("print_run", parallel.printRun());
    }
    payload
        .flag("serial_numbered", isNumbered)
        .flag("is_rookie", chance.happens(0.2))
        .flag("is_autograph", chance.happens(0.05))
        .flag("is_memorabilia", chance.happens(0.03))
        .day(
            "release_date",
            LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(chance.between(0, 30)))
        .price("list_price", "USD", price);
    Card card = new Card(sku, price, parallel.printRun() == 0 ? 5_000 : parallel.printRun());
    cards.add(card);
    agenda.after(now, chance.around(Duration.ofHours(2)), at -> publishSpec(card, at));
    return new WorldEvent("catalog.card_published", now, PRODUCER, sku, payload);
  }

  WorldEvent publishSpec(Card card, Instant now) {
    card.specVersion++;
    Fields payload =
        new Fields()
            .text("sku", card.sku)
            .whole("spec_version", card.specVersion)
            .items("materials", materials())
            .exact("ideal_seconds_per_unit", chance.decimal(0, 2, 4))
            .whole("units_per_sheet", chance.oneOf(66, 100, 110, 132));
    return new WorldEvent("catalog.production_spec_published", now, PRODUCER, card.sku, payload);
  }

  /** Takes an unpopular card off sale: nobody orders it from here on. */
  WorldEvent retireCard(Instant now) {
    Card card = cards.remove(cards.size() - 1 - chance.popular(cards.size()));
    Fields payload =
        new Fields()
            .text("sku", card.sku)
            .day("retired_on", LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1))
            .choice(
                "reason",
                chance.oneOf(
                    "RETIREMENT_REASON_SOLD_OUT",
                    "RETIREMENT_REASON_LICENCE_ENDED",
                    "RETIREMENT_REASON_QUALITY"));
    return new WorldEvent("catalog.card_retired", now, PRODUCER, card.sku, payload);
  }

  private String sku(int setNumber, int number, Names.Parallel parallel) {
    return "%s-%02d-%03d-%s".formatted(worldCode, setNumber, number % 240 + 1, parallel.code());
  }

  private BigDecimal listPrice(Names.Parallel parallel) {
    return chance
        .decimal(2, 9, 2)
        .multiply(BigDecimal.valueOf(parallel.pricePercent(), 2))
        .setScale(2, RoundingMode.HALF_EVEN);
  }

  private List<Fields> players() {
    List<Fields> players = new ArrayList<>();
    int count = chance.happens(0.06) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      int first = chance.index(Names.FIRST.length);
      int last = chance.index(Names.LAST.length);
      players.add(
          new Fields()
              .text("player_id", "P-%02d%02d".formatted(first, last))
              .text("name", Names.FIRST[first] + " " + Names.LAST[last]));
    }
    return players;
  }

  private List<Fields> materials() {
    List<Fields> materials = new ArrayList<>();
    materials.add(material("board 20pt", BigDecimal.ONE, "MEASURE_UNIT_SHEET"));
    materials.add(material("ink CMYK", chance.decimal(0, 1, 6), "MEASURE_UNIT_LITRE"));
    if (chance.happens(0.5)) {
      materials.add(material("foil", chance.decimal(0, 3, 3), "MEASURE_UNIT_METRE"));
    }
    return materials;
  }

  private static Fields material(String name, BigDecimal quantity, String unit) {
    return new Fields().text("material", name).exact("quantity", quantity).choice("unit", unit);
  }
}
