package io.sportscards.demo.marts;

import java.util.List;

/**
 * The numbers straight from what was sent, without the platform: nothing of them went through its
 * queue, files, tables or models. Events are taken in any order, one after the other; memory grows
 * with orders, parcels, batches, cards and visits, of each of which a few figures are kept.
 */
final class LedgerFigures {
  private final List<LedgerTally> tallies =
      List.of(new OrderTally(), new CatalogTally(), new FulfilmentTally(), new FactoryTally());

  /** Takes note of an event. */
  void take(byte[] canonical) {
    LedgerEvent event = LedgerEvent.of(canonical);
    tallies.forEach(tally -> tally.take(event));
  }

  /** The numbers of all that was taken. */
  Figures figures() {
    Figures figures = new Figures();
    tallies.forEach(tally -> tally.addTo(figures));
    return figures;
  }
}
