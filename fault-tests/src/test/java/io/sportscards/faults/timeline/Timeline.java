package io.sportscards.faults.timeline;

import io.sportscards.faults.fault.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Which faults strike, in which order, at which moments: all drawn from one number. */
public record Timeline(List<Entry> entries) {
  public Timeline {
    entries = List.copyOf(entries);
  }

  /** One fault and the moment at which it strikes. */
  public record Entry(int number, Moment moment, Fault fault) {
    @Override
    public String toString() {
      return "%3d  %-2s  %-19s %s".formatted(number, fault.id(), moment, fault);
    }
  }

  /** Draws so many faults; equal numbers give equal timelines. */
  public static Timeline draw(long seed, int faults) {
    // mixed, so that neighbouring seeds have little in common
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    List<Entry> entries = new ArrayList<>();
    List<FaultKind> deck = new ArrayList<>();
    while (entries.size() < faults) {
      if (deck.isEmpty()) {
        deck = FaultKind.deck();
        Collections.shuffle(deck, random);
      }
      FaultKind kind = deck.remove(deck.size() - 1);
      Moment moment = kind.drawMoment(random);
      entries.add(new Entry(entries.size() + 1, moment, kind.draw(random)));
    }
    return new Timeline(entries);
  }

  /** The same faults in the same order, in parts of at most so many. */
  public List<Timeline> legs(int faults) {
    List<Timeline> legs = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += faults) {
      legs.add(new Timeline(entries.subList(from, Math.min(from + faults, entries.size()))));
    }
    return legs;
  }

  /** One line per fault. */
  @Override
  public String toString() {
    return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }
}
