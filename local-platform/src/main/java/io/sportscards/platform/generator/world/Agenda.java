package io.sportscards.platform.generator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Function;

/** What is going to happen because something else did: payments, shipments, inspections. */
final class Agenda {
  private record Step(Instant at, long order, Function<Instant, WorldEvent> happening) {}

  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::order));
  private final int capacity;
  private final double pace;
  private long order;

  /**
   * @param capacity steps to remember; no new story may begin while {@link #isFull()}
   * @param pace what a real wait is multiplied by to fit a short span of simulated time, 0 to 1
   */
  Agenda(int capacity, double pace) {
    this.capacity = capacity;
    this.pace = pace;
  }

  /** A wait of the real world as this one's. */
  Duration paced(Duration real) {
    return Duration.ofNanos((long) (real.toNanos() * pace));
  }

  void after(Instant now, Duration realWait, Function<Instant, WorldEvent> happening) {
    steps.add(new Step(now.plus(paced(realWait)), order++, happening));
  }

  /** What is due at {@code now}, or null. */
  WorldEvent due(Instant now) {
    Step first = steps.peek();
    if (first == null || first.at().isAfter(now)) {
      return null;
    }
    return steps.remove().happening().apply(now);
  }

  boolean isFull() {
    return steps.size() >= capacity;
  }

  int size() {
    return steps.size();
  }
}
