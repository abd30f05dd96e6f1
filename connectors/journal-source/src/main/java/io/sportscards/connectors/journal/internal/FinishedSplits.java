package io.sportscards.connectors.journal.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Splits that are read, of which the enumerator was told, but may forget: what it hears between its
 * own part of a checkpoint and the reader's is in neither. So they stay in the reader's state, with
 * nothing left to read, until a checkpoint with them completes; restored, they are told again. Task
 * thread only.
 */
final class FinishedSplits {

  private final Deque<JournalSplit> kept = new ArrayDeque<>();
  // how many had ever been added, at each checkpoint
  private final NavigableMap<Long, Long> addedAt = new TreeMap<>();
  private long added;

  void add(JournalSplit split) {
    kept.add(split.readUpTo(split.to()));
    added++;
  }

  List<JournalSplit> storedWith(long checkpoint) {
    addedAt.put(checkpoint, added);
    return List.copyOf(kept);
  }

  void completed(long checkpoint) {
    // one that was given up is never named: its place is taken by a later one
    Map.Entry<Long, Long> last = addedAt.floorEntry(checkpoint);
    if (last != null) {
      while (added - kept.size() < last.getValue()) {
        kept.remove();
      }
      addedAt.headMap(checkpoint, true).clear();
    }
  }
}
