package io.sportscards.demo.marts;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was said last of each thing, in whatever order it is heard: the later time wins, of equal
 * ones the greater event_id.
 */
final class Latest<V> {
  private final Map<String, Said<V>> byKey = new HashMap<>();

  private record Said<V>(Instant at, String eventId, V value) {
    boolean isBefore(Said<V> other) {
      int order = at.compareTo(other.at);
      return order < 0 || (order == 0 && eventId.compareTo(other.eventId) < 0);
    }
  }

  void hear(String key, Instant at, String eventId, V value) {
    Said<V> said = new Said<>(at, eventId, value);
    byKey.merge(key, said, (before, now) -> before.isBefore(now) ? now : before);
  }

  void hear(String key, LedgerEvent event, V value) {
    hear(key, event.occurredAt(), event.id(), value);
  }

  /** Null of what nothing was said. */
  V of(String key) {
    Said<V> said = byKey.get(key);
    return said == null ? null : said.value;
  }

  /** When that was said; null of what nothing was said. */
  Instant at(String key) {
    Said<V> said = byKey.get(key);
    return said == null ? null : said.at;
  }

  Collection<String> keys() {
    return byKey.keySet();
  }

  Collection<V> values() {
    return byKey.values().stream().map(said -> Objects.requireNonNull(said.value)).toList();
  }
}
