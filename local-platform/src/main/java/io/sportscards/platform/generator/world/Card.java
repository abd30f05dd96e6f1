package io.sportscards.platform.generator.world;

import java.math.BigDecimal;

/** A sellable card variant, as far as later events need it. */
final class Card {
  final String sku;
  final BigDecimal listPrice;
  final int plannedUnits;

  /** The last batch that made it; null before the first. */
  String batchId;

  int specVersion;

  Card(String sku, BigDecimal listPrice, int plannedUnits) {
    this.sku = sku;
    this.listPrice = listPrice;
    this.plannedUnits = plannedUnits;
  }
}
