package io.sportscards.demo.deadletters;

/** What the broker says of what was published. */
sealed interface Answer {
  /** It has, or has not, taken the message of this number, and with isMultiple all before it. */
  record Confirm(long number, boolean isMultiple, boolean isTaken) implements Answer {}

  /** No such queue: the message comes back, and its confirmation after it. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Unroutable(String queue, byte[] body) implements Answer {}

  /** Nothing more comes. */
  record Lost(String why) implements Answer {}
}
