package io.sportscards.platform.generator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Messages that come so many messages later. Bounded in number and in bytes. */
final class Delays {
  private static final int CAPACITY = 50_000;
  private static final long CAPACITY_BYTES = 64L << 20;

  private record Waiting(long due, long order, Message message) {}

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparing(Waiting::order));
  private long position;
  private long order;
  private long bytes;

  boolean hasRoom() {
    return waiting.size() < CAPACITY && bytes < CAPACITY_BYTES;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void add(int distance, Message message) {
    waiting.add(new Waiting(position + distance, order++, message));
    bytes += message.body().length;
  }

  /** One message went by that had not waited. */
  void step() {
    position++;
  }

  /** The next message whose time has come; null when there is none. */
  Message due() {
    Waiting first = waiting.peek();
    return first == null || first.due() > position ? null : first();
  }

  /** The next message, whether its time has come or not; null when there is none. */
  Message first() {
    Waiting first = waiting.poll();
    if (first == null) {
      return null;
    }
    bytes -= first.message().body().length;
    return first.message();
  }
}
