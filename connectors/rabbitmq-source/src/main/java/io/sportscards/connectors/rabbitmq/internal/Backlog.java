package io.sportscards.connectors.rabbitmq.internal;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many messages wait in the queues, as the broker said last. Any thread asks. */
final class Backlog {

  private final Subtask subtask;
  private final AtomicLongArray waiting;

  Backlog(ReaderSettings settings, Subtask subtask) {
    this.subtask = subtask;
    this.waiting = new AtomicLongArray(settings.queues().size());
  }

  /** The broker's answer for the queue at this place of the settings. */
  void waiting(int queue, long messages) {
    waiting.set(queue, messages);
  }

  /**
   * This reader's part of what waits for all of them, at least its number divided by the
   * parallelism: parts of all readers sum up to about the backlog.
   */
  long share() {
    long sum = 0;
    for (int queue = 0; queue < waiting.length(); queue++) {
      sum += waiting.get(queue);
    }
    return (sum + subtask.parallelism() - 1) / subtask.parallelism();
  }
}
