package io.sportscards.connectors.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema;

/**
 * A {@link RMQDeserializationSchema} that is also told when the broker delivered the message. That
 * moment is earlier than the call, by the time the message waited in the reader's buffer.
 */
public interface DeliveryDeserializationSchema<T> extends RMQDeserializationSchema<T> {

  /**
   * Emits any number of records for one message, none included; the message is acknowledged with
   * the checkpoint that covers them all. Called on the task thread, in the order of delivery per
   * channel.
   *
   * @param deliveredAt when this reader received the message; a redelivery has a later one
   * @throws IOException fails the job, and the message is delivered again after the restart: turn a
   *     message that cannot be read into a record that says so instead
   */
  void deserialize(
      Envelope envelope,
      AMQP.BasicProperties properties,
      byte[] body,
      Instant deliveredAt,
      RMQCollector<T> out)
      throws IOException;

  /** For callers that know no time of delivery, such as RMQSource; takes the present moment. */
  @Override
  default void deserialize(
      Envelope envelope, AMQP.BasicProperties properties, byte[] body, RMQCollector<T> out)
      throws IOException {
    deserialize(envelope, properties, body, Instant.now(), out);
  }

  /** A queue has no end: the source fails on a record for which this is true. */
  @Override
  default boolean isEndOfStream(T record) {
    return false;
  }
}
