package io.sportscards.platform.generator.publish;

/** What the broker said on one channel, as it leaves the client's own thread. */
sealed interface BrokerAnswer {
  /**
   * The broker has taken messages for good, or refuses them.
   *
   * @param tag of the message, or of the last one when {@code isMultiple}
   * @param isAck false when the broker refused it
   */
  record Confirm(PublishChannel channel, long tag, boolean isMultiple, boolean isAck)
      implements BrokerAnswer {}

  /** No queue took the message. */
  record Returned(PublishChannel channel, String exchange, String routingKey, String text)
      implements BrokerAnswer {}

  /**
   * The channel is lost.
   *
   * @param isOurs whether the broker objects to what was sent, so that sending it again is no use
   */
  record Closed(PublishChannel channel, String reason, boolean isOurs) implements BrokerAnswer {}
}
