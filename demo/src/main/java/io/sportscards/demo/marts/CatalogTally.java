package io.sportscards.demo.marts;

import java.util.Collection;

/** Which cards there are, and who looks at them. */
final class CatalogTally implements LedgerTally {
  private static final String VIEW = "INTERACTION_ACTION_VIEW";

  private final Latest<Boolean> published = new Latest<>();
  private final Latest<Boolean> retired = new Latest<>();
  private final Latest<Boolean> views = new Latest<>();

  @Override
  public void take(LedgerEvent event) {
    switch (event.type()) {
      case "catalog.card_published" -> published.hear(event.text("sku"), event, true);
      case "catalog.card_retired" -> retired.hear(event.text("sku"), event, true);
      case "engagement.card_interacted" ->
          views.hear(event.text("interaction_id"), event, VIEW.equals(event.text("action")));
      default -> {}
    }
  }

  @Override
  public void addTo(Figures figures) {
    Collection<String> cards = published.keys();
    figures.add(Metric.CARDS, "cards", cards.size());
    figures.add(Metric.CARDS_RETIRED, "cards", cards.stream().filter(this::isRetired).count());
    figures.add(Metric.VIEWS, "views", views.values().stream().filter(is -> is).count());
  }

  /** A card that is published again is back. */
  private boolean isRetired(String sku) {
    return retired.at(sku) != null && retired.at(sku).isAfter(published.at(sku));
  }
}
