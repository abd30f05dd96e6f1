package io.sportscards.platform.generator.world;

import java.util.List;

/** What things are called in the simulated company. None of it is a real person. */
final class Names {
  record Sport(String name, String league, List<String> teams) {}

  /** A finish, how many copies of it are made (0: as many as sell), and its price in per cent. */
  record Parallel(String name, String code, String rarity, int printRun, int pricePercent) {}

  static final List<Sport> SPORTS =
      List.of(
          new Sport(
              "Baseball",
              "Continental League",
              List.of("Harbor Gulls", "Iron City Miners", "Lakeside Larks", "Mesa Comets")),
          new Sport(
              "Basketball",
              "Premier Hoops",
              List.of("Río Bravo Rápidos", "North Star Owls", "Bayou Herons", "Summit Rams")),
          new Sport(
              "Football",
              "Gridiron Union",
              List.of("Prairie Bison", "Steel Valley Forge", "Gulf Coast Tides", "Pine Wolves")),
          new Sport(
              "Hockey",
              "Great Lakes Hockey",
              List.of("Québec Lynx", "Duluth Icebreakers", "Fjord \"9\"", "Tundra Foxes")),
          new Sport(
              "Soccer",
              "Liga Atlántica",
              List.of("Åkersvik FK", "Ostsee 04", "Vila Nova", "浜風 FC")));

  static final List<Parallel> PARALLELS =
      List.of(
          new Parallel("Base", "BASE", "RARITY_COMMON", 0, 100),
          new Parallel("Refractor", "REFR", "RARITY_UNCOMMON", 2_500, 250),
          new Parallel("Blue Wave", "BLUE", "RARITY_RARE", 299, 600),
          new Parallel("Gold", "GOLD", "RARITY_RARE", 50, 2_500),
          new Parallel("Black & White", "BLWH", "RARITY_ULTRA_RARE", 10, 9_000),
          new Parallel("Superfractor", "SUPR", "RARITY_ONE_OF_ONE", 1, 60_000));

  static final String[] SETS = {
    "Chrome Legacy", "Vintage Diamond", "Prime Select", "Heritage '52", "Midnight", "Aurora Élite"
  };

  static final String[] FIRST = {
    "Ana", "José", "Łukasz", "Mei", "Tariq", "Björn", "Chloë", "Dmitri", "Ifeoma", "Kaito", "Noor",
    "Owen", "Priya", "Quinn", "Rosa", "Siobhán", "Tomás", "Uma", "Viktor", "Wren", "蓮", "Zoë"
  };

  static final String[] LAST = {
    "Abara",
    "Bergström",
    "Castellanos",
    "D'Angelo",
    "Eklund",
    "Fujimori",
    "García",
    "Håkansson",
    "Ibrahim",
    "Jansen",
    "Kowalczyk",
    "Lindqvist",
    "Müller",
    "Nakagawa",
    "O'Rourke",
    "Peña",
    "Quispe",
    "Rossi",
    "Sørensen",
    "Takeda",
    "Ueda",
    "Vasquez",
    "Wójcik",
    "山本",
    "Zieliński"
  };

  /** Markets: country, currency, that many of the currency for one dollar, in hundredths. */
  record Market(String country, String currency, int rate, int decimals) {}

  static final List<Market> MARKETS =
      List.of(
          new Market("US", "USD", 100, 2),
          new Market("US", "USD", 100, 2),
          new Market("US", "USD", 100, 2),
          new Market("CA", "CAD", 137, 2),
          new Market("GB", "GBP", 79, 2),
          new Market("DE", "EUR", 92, 2),
          new Market("JP", "JPY", 15_100, 0));

  private Names() {}
}
