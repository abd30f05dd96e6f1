package io.sportscards.platform.ledger;

import java.util.function.ObjIntConsumer;

/**
 * The digest of each expected event's canonical form, by the digest of its event_id, and how often
 * it was found: 33 bytes per slot, at most two thirds of them in use. Not thread-safe.
 */
final class EventTable {
  private static final int LONGS = 4; // id high, id low, content high, content low
  private static final byte WRONG = 4;

  private long[] slots = new long[LONGS << 12];
  private byte[] found = new byte[1 << 12];
  private int size;

  int size() {
    return size;
  }

  /**
   * Adds an event, unless its id is there: then returns what is there. All are added before any is
   * found.
   */
  Digest putIfAbsent(Digest id, Digest content) {
    if (size * 3L >= found.length * 2L) {
      grow();
    }
    int slot = slotOf(id);
    if (isUsed(slot)) {
      return content(slot);
    }
    set(slot, id, content);
    size++;
    return null;
  }

  /** The slot of an event, or -1. */
  int find(Digest id) {
    int slot = slotOf(id);
    return isUsed(slot) ? slot : -1;
  }

  /** All slots are lower; it changes while events are added. */
  int capacity() {
    return found.length;
  }

  Digest content(int slot) {
    return new Digest(slots[LONGS * slot + 2], slots[LONGS * slot + 3]);
  }

  /** Counts a finding of the right content; returns how often there was one, up to 2. */
  int countFound(int slot) {
    if (timesFound(slot) < 2) {
      found[slot]++;
    }
    return timesFound(slot);
  }

  void markWrong(int slot) {
    found[slot] |= WRONG;
  }

  /** 0, 1, or 2 for more than once. */
  int timesFound(int slot) {
    return found[slot] & ~WRONG;
  }

  boolean isMissing(int slot) {
    return found[slot] == 0;
  }

  void forEachSlot(ObjIntConsumer<Digest> events) {
    for (int slot = 0; slot < found.length; slot++) {
      if (isUsed(slot)) {
        events.accept(new Digest(slots[LONGS * slot], slots[LONGS * slot + 1]), slot);
      }
    }
  }

  private int slotOf(Digest id) {
    int mask = found.length - 1;
    int slot = (int) id.low() & mask;
    while (isUsed(slot)
        && (slots[LONGS * slot] != id.high() || slots[LONGS * slot + 1] != id.low())) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** No digest of an id is all zeros. */
  private boolean isUsed(int slot) {
    return slots[LONGS * slot] != 0 || slots[LONGS * slot + 1] != 0;
  }

  private void set(int slot, Digest id, Digest content) {
    slots[LONGS * slot] = id.high();
    slots[LONGS * slot + 1] = id.low();
    slots[LONGS * slot + 2] = content.high();
    slots[LONGS * slot + 3] = content.low();
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    found = new byte[found.length * 2];
    for (int at = 0; at < old.length; at += LONGS) {
      Digest id = new Digest(old[at], old[at + 1]);
      if (id.high() != 0 || id.low() != 0) {
        set(slotOf(id), id, new Digest(old[at + 2], old[at + 3]));
      }
    }
  }
}
