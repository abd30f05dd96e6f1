package io.sportscards.demo.marts;

/** A number that somebody asks for, in the order of the table. */
enum Metric {
  /** Of valid lines, as each number here that counts units of orders. */
  UNITS_DEMANDED(Persona.PRODUCT, "units demanded"),
  /** The unit says which card; of several the first by SKU. */
  MOST_DEMANDED_CARD(Persona.PRODUCT, "units of the card most in demand"),
  CARDS(Persona.PRODUCT, "cards in the catalog"),
  CARDS_RETIRED(Persona.PRODUCT, "of these, retired"),
  VIEWS(Persona.PRODUCT, "cards looked at"),
  /** Gross less discount, of valid lines. */
  REVENUE(Persona.MARKETING, "revenue"),
  REFUNDS(Persona.MARKETING, "refunds"),
  ORDERS(Persona.MARKETING, "valid orders"),
  REPEAT_CUSTOMERS(Persona.MARKETING, "customers who bought again"),
  UNITS_PRODUCED(Persona.OPERATIONS, "units produced"),
  UNITS_DEFECTIVE(Persona.OPERATIONS, "of these, defective"),
  MATERIAL_WASTED(Persona.OPERATIONS, "material wasted"),
  UNITS_SHIPPED(Persona.OPERATIONS, "units shipped"),
  LINES_PROMISED(Persona.OPERATIONS, "lines shipped that had a promised date"),
  LINES_ON_TIME(Persona.OPERATIONS, "of these, on time");

  private final Persona persona;
  private final String title;

  Metric(Persona persona, String title) {
    this.persona = persona;
    this.title = title;
  }

  Persona persona() {
    return persona;
  }

  /** For people. */
  String title() {
    return title;
  }
}
