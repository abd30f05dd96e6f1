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

  /** Asks the broker, on the control thread. */
  void ask(ChannelGeneration channel) throws BrokerException {
    waiting.set(channel.queueIndex(), channel.waiting());
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
