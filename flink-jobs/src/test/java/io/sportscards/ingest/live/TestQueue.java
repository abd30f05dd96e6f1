package io.sportscards.ingest.live;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.contracts.RawMessage;
import io.sportscards.platform.server.RabbitMqServer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/** A quorum queue and what a producer does with it. */
final class TestQueue implements AutoCloseable {
  private static final long CONFIRM_MILLIS = 60_000;

  private final Connection connection;
  private final Channel channel;
  private final String name;

  private TestQueue(Connection connection, String name) throws IOException {
    this.connection = connection;
    this.channel = connection.createChannel();
    this.name = name;
  }

  static TestQueue declare(RabbitMqServer broker, String name) throws Exception {
    TestQueue queue = new TestQueue(broker.clients().newConnection(), name);
    queue.channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
    queue.channel.confirmSelect();
    return queue;
  }

  /** The message as the job receives it from this queue. */
  RawMessage asDelivered(RawMessage message) {
    return new RawMessage(
        message.body(),
        message.contentType(),
        message.declaredType(),
        "{\"routing_key\":\"" + name + "\"}",
        message.receivedAt());
  }

  /** Returns once the broker has confirmed all. */
  void publish(Stream<RawMessage> messages) throws Exception {
    for (RawMessage message : (Iterable<RawMessage>) messages::iterator) {
      channel.basicPublish(
          "",
          name,
          new AMQP.BasicProperties.Builder()
              .contentType(message.contentType())
              .deliveryMode(2)
              .build(),
          message.body());
    }
    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
  }

  /**
   * Messages that wait to be delivered; those delivered and not acknowledged are not among them.
   */
  long messages() throws IOException {
    return channel.messageCount(name);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
