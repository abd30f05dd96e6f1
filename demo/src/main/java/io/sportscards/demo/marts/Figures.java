package io.sportscards.demo.marts;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers of one side, each with its unit: a metric has one for each currency that it is in. */
final class Figures {
  private final Map<Metric, Map<String, BigDecimal>> amounts = new EnumMap<>(Metric.class);

  /** Adds to what there is under the same unit. */
  void add(Metric metric, String unit, BigDecimal amount) {
    amounts.computeIfAbsent(metric, m -> new TreeMap<>()).merge(unit, amount, BigDecimal::add);
  }

  void add(Metric metric, String unit, long amount) {
    add(metric, unit, BigDecimal.valueOf(amount));
  }

  /** Null where this side has no such number. */
  BigDecimal amount(Metric metric, String unit) {
    return amounts.getOrDefault(metric, Map.of()).get(unit);
  }

  /** The units that either side has of a metric, sorted. */
  static Set<String> units(Metric metric, Figures one, Figures other) {
    Set<String> units = new TreeSet<>(one.amounts.getOrDefault(metric, Map.of()).keySet());
    units.addAll(other.amounts.getOrDefault(metric, Map.of()).keySet());
    return units;
  }
}
