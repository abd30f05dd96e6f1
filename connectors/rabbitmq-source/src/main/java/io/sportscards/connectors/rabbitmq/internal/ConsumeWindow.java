package io.sportscards.connectors.rabbitmq.internal;

/**
 * How far one consumer may run ahead of acknowledgements.
 *
 * @param before the channel's last delivery tag when the consumer started
 * @param size deliveries of this consumer that may be unacknowledged; 0 if there is no consumer
 */
record ConsumeWindow(long before, int size) {

  static final ConsumeWindow CLOSED = new ConsumeWindow(0, 0);

  /** True if the broker holds back further deliveries because of this window. */
  boolean isUsedUp(long deliveredTag, long acknowledgedTag) {
    return size > 0 && deliveredTag - Math.max(acknowledgedTag, before) >= size;
  }
}
