package io.sportscards.platform.generator.publish;

import java.io.IOException;

/** Why a publish run ends, as sentences that name the broker. */
record PublishFailures(PublishSettings settings) {

  IOException unreachable(Exception cause) {
    return new IOException(
        "The broker at %s cannot be reached: %s".formatted(address(), cause.getMessage()), cause);
  }

  /**
   * @param trouble what the broker said of it, as part of a sentence; empty for nothing
   */
  IOException silent(int unconfirmed, String trouble, long confirmations) {
    return new IOException(
        "The broker at %s has confirmed nothing for %s, with %d messages waiting%s. It may be out of memory or disk, or its queue full (rabbitmqctl list_queues name messages); %d messages were confirmed before."
            .formatted(
                address(),
                settings.patience(),
                unconfirmed,
                trouble.isEmpty() ? "" : " (" + trouble + ")",
                confirmations));
  }

  IOException unroutable(BrokerAnswer.Returned returned) {
    return new IOException(
        "No queue takes messages with the routing key \"%s\" of exchange \"%s\" on %s (%s). Apply the broker definitions first."
            .formatted(returned.routingKey(), returned.exchange(), address(), returned.text()));
  }

  IOException refused(String reason) {
    return new IOException(
        "The broker at %s refuses what is published: %s".formatted(address(), reason));
  }

  IOException away(String reason, Exception cause) {
    return new IOException(
        "The broker at %s has been away for %s; the connection was lost with: %s"
            .formatted(address(), settings.patience(), reason),
        cause);
  }

  private String address() {
    return settings.broker().getHost() + ":" + settings.broker().getPort();
  }
}
