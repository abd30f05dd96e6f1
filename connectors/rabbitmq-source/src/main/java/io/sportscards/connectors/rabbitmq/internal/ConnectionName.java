package io.sportscards.connectors.rabbitmq.internal;

import java.util.List;

/**
 * Under what name a reader shows in the broker's list of connections, in the log and among the
 * JVM's threads. At most some 250 characters and one line, whatever job and queue are called.
 */
final class ConnectionName {

  private static final int LONGEST_PART = 100;

  private ConnectionName() {}

  /** For example {@code flink orders-job subtask 0 of 4, queue orders}. */
  static String of(Subtask subtask, List<String> queues) {
    return "flink %s subtask %d of %d, %s"
        .formatted(
            printable(subtask.job()),
            subtask.index(),
            subtask.parallelism(),
            queues.size() == 1
                ? "queue " + printable(queues.get(0))
                : "%d queues".formatted(queues.size()));
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_PART)
        .map(point -> Character.isISOControl(point) ? '?' : point)
        .forEach(printable::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST_PART
        ? printable.append("...").toString()
        : printable.toString();
  }
}
