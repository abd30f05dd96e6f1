package io.sportscards.faults.stack;

import java.util.Arrays;

/**
 * The main queue and its dead letters, as the broker counts them.
 *
 * @param waiting messages in the main queue, those delivered and not acknowledged included
 * @param unacknowledged those delivered and not acknowledged
 * @param deadLetters what the broker gave up on
 */
public record BrokerQueues(long waiting, long unacknowledged, long deadLetters) {
  static final String DEAD_LETTERS = FaultStack.QUEUE + ".dead-letter";

  /** Asks the broker; takes a second or two. */
  public static BrokerQueues of(FaultStack stack) {
    String[] listed =
        stack
            .broker()
            .ctl("list_queues", "--no-table-headers", "name", "messages", "messages_unacknowledged")
            .split("\n", -1);
    return new BrokerQueues(
        count(listed, FaultStack.QUEUE, 1),
        count(listed, FaultStack.QUEUE, 2),
        count(listed, DEAD_LETTERS, 1));
  }

  public boolean areEmpty() {
    return waiting == 0 && deadLetters == 0;
  }

  private static long count(String[] listed, String queue, int field) {
    return Arrays.stream(listed)
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields[0].equals(queue))
        .mapToLong(fields -> Long.parseLong(fields[field]))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("No queue " + queue + " in " + Arrays.toString(listed)));
  }
}
