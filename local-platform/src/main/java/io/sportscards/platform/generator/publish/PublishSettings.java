package io.sportscards.platform.generator.publish;

import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;

/**
 * Where messages go, and how fast.
 *
 * @param broker address and credentials; cloned, so it may be shared
 * @param exchange to publish to; the empty one routes straight to the queue named by the key
 * @param routingKey of every message; null takes each message's event type
 * @param outstanding most messages sent and not yet confirmed, which is also what a lost connection
 *     makes the publisher send again
 * @param perSecond most messages per second; 0 for full speed
 * @param patience how long the broker may be away or refuse messages before the run is given up
 */
public record PublishSettings(
    ConnectionFactory broker,
    String exchange,
    String routingKey,
    int outstanding,
    int perSecond,
    Duration patience) {

  public PublishSettings {
    if (outstanding < 1) {
      throw new IllegalArgumentException(
          "The number of outstanding messages is " + outstanding + "; expected at least 1.");
    }
    if (perSecond < 0) {
      throw new IllegalArgumentException(
          "The rate is " + perSecond + " messages per second; expected 0 (full speed) or more.");
    }
  }

  /** Full speed, 4,000 outstanding, two minutes of patience. */
  public static PublishSettings to(ConnectionFactory broker, String exchange, String routingKey) {
    return new PublishSettings(broker, exchange, routingKey, 4_000, 0, Duration.ofMinutes(2));
  }

  public PublishSettings atRate(int messagesPerSecond) {
    return new PublishSettings(
        broker, exchange, routingKey, outstanding, messagesPerSecond, patience);
  }
}
