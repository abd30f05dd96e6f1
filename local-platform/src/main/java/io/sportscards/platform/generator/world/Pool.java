package io.sportscards.platform.generator.world;

import java.util.ArrayList;
import java.util.List;

/**
 * What the world remembers of one kind of thing, at most {@code capacity} of them: a newer one
 * takes the place of one that has been there long. Ids are not remembered, so nothing is ever made
 * twice.
 */
final class Pool<T> {
  private final int capacity;
  private final List<T> things = new ArrayList<>();
  private int next;

  Pool(int capacity) {
    this.capacity = capacity;
  }

  void add(T thing) {
    if (things.size() < capacity) {
      things.add(thing);
      return;
    }
    next = (next + 1) % capacity;
    things.set(next, thing);
  }

  T at(int index) {
    return things.get(index);
  }

  /** Removes one; the last one moves to its index. */
  T remove(int index) {
    T last = things.remove(things.size() - 1);
    return index == things.size() ? last : things.set(index, last);
  }

  void replace(int index, T thing) {
    things.set(index, thing);
  }

  int size() {
    return things.size();
  }
}
