package io.sportscards.connectors.rabbitmq.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decides which tags may be acknowledged, and when: a tag is <em>emitted</em> once its records have
 * left the reader, <em>covered</em> by the first checkpoint taken after that, and <em>due</em> once
 * that checkpoint or a later one has completed. Since a channel's messages are emitted in the order
 * of their tags, the greatest tag stands for all.
 *
 * <p>What was emitted from a channel that is lost is never due; the broker delivers it again. Task
 * thread only.
 */
final class AckTracker<C> {

  /** Everything that the channel delivered up to the tag may be acknowledged. */
  record Ack<C>(C channel, long tag) {}

  // a checkpoint that never completes nor aborts is covered by the next that does
  private static final int MOST_CHECKPOINTS = 100;

  private final Predicate<C> isLost;
  private final TreeMap<Long, Map<C, Long>> covered = new TreeMap<>();
  private Map<C, Long> emitted = new HashMap<>();

  AckTracker(Predicate<C> isLost) {
    this.isLost = isLost;
  }

  /** All records of this delivery, and of all before it on this channel, have left the reader. */
  void emitted(C channel, long tag) {
    emitted.put(channel, tag);
  }

  /** A checkpoint covers what has been emitted so far. */
  void checkpoint(long id) {
    covered.put(id, emitted);
    emitted = new HashMap<>();
    if (covered.size() > MOST_CHECKPOINTS) {
      Map<C, Long> oldest = covered.pollFirstEntry().getValue();
      merge(covered.firstEntry().getValue(), oldest);
    }
  }

  /**
   * What is due now that a checkpoint has completed; at most one tag per channel, each greater than
   * any before. Earlier checkpoints that were never reported are subsumed.
   */
  List<Ack<C>> completed(long id) {
    Map<C, Long> reached = new HashMap<>();
    Map<Long, Map<C, Long>> upTo = covered.headMap(id, true);
    upTo.values().forEach(tags -> merge(reached, tags));
    upTo.clear();
    List<Ack<C>> acks = new ArrayList<>();
    reached.forEach(
        (channel, tag) -> {
          if (!isLost.test(channel)) {
            acks.add(new Ack<>(channel, tag));
          }
        });
    return acks;
  }

  /** An aborted checkpoint covers nothing; the next one covers what it would have. */
  void aborted(long id) {
    Map<C, Long> tags = covered.remove(id);
    if (tags != null) {
      Map.Entry<Long, Map<C, Long>> next = covered.higherEntry(id);
      merge(next == null ? emitted : next.getValue(), tags);
    }
  }

  private static <C> void merge(Map<C, Long> into, Map<C, Long> tags) {
    tags.forEach((channel, tag) -> into.merge(channel, tag, Math::max));
  }
}
