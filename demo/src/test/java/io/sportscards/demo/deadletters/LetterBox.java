package io.sportscards.demo.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.sportscards.platform.server.RabbitMqServer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A queue of a test's own on a real broker, the queue of its dead letters, and who uses them. */
final class LetterBox implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int REJECTED_AT_ONCE = 1_000;

  final String queue;
  final String dead;
  private final Connection connection;
  private final Channel channel;

  private LetterBox(Connection connection, String queue) throws IOException {
    this.queue = queue;
    this.dead = queue + ".dead-letter";
    this.connection = connection;
    this.channel = connection.createChannel();
    channel.confirmSelect();
  }

  /** Declares both; what is rejected, or delivered more than three times in vain, dies. */
  static LetterBox declare(RabbitMqServer broker, String queue, Map<String, Object> further)
      throws Exception {
    LetterBox box = new LetterBox(broker.clients().newConnection(), queue);
    box.channel.queueDeclare(
        box.dead,
        true,
        false,
        false,
        Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000));
    Map<String, Object> arguments = new HashMap<>(further);
    arguments.put("x-queue-type", "quorum");
    arguments.put("x-delivery-limit", 3);
    arguments.put("x-dead-letter-exchange", "");
    arguments.put("x-dead-letter-routing-key", box.dead);
    arguments.put("x-dead-letter-strategy", "at-least-once");
    arguments.put("x-overflow", "reject-publish");
    box.channel.queueDeclare(queue, true, false, false, arguments);
    return box;
  }

  void publish(String to, BasicProperties properties, String body) throws Exception {
    channel.basicPublish("", to, true, properties, body.getBytes(UTF_8));
  }

  void awaitConfirms() throws Exception {
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
  }

  /** Takes all messages of the queue and rejects them, which makes letters of them. */
  void rejectAll(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      GetResponse got = await().atMost(PATIENCE).until(this::get, response -> response != null);
      channel.basicReject(got.getEnvelope().getDeliveryTag(), false);
    }
    awaitCount(dead, messages);
  }

  /** The same for very many messages, a thousand at once. */
  void rejectAtSpeed(int messages) throws Exception {
    Channel rejecting = connection.createChannel();
    rejecting.basicQos(20 * REJECTED_AT_ONCE);
    rejecting.basicConsume(
        queue,
        false,
        (consumer, delivery) -> {
          long tag = delivery.getEnvelope().getDeliveryTag();
          if (tag % REJECTED_AT_ONCE == 0) {
            rejecting.basicNack(tag, true, false);
          }
        },
        consumer -> {});
    await().atMost(PATIENCE.multipliedBy(10)).until(() -> count(dead) == messages);
    rejecting.close();
  }

  /** Takes a message for good; null when none waits. */
  GetResponse take(String from) throws IOException {
    return channel.basicGet(from, true);
  }

  /** Takes so many messages for good, at the speed of a consumer. */
  List<String> drain(String from, long messages) throws Exception {
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    String tag =
        channel.basicConsume(
            from,
            true,
            (consumer, delivery) -> bodies.add(new String(delivery.getBody(), UTF_8)),
            consumer -> {});
    await().atMost(PATIENCE).until(() -> bodies.size() >= messages);
    channel.basicCancel(tag);
    return List.copyOf(bodies);
  }

  long count(String of) throws IOException {
    return channel.messageCount(of);
  }

  long consumers(String of) throws IOException {
    return channel.consumerCount(of);
  }

  void awaitCount(String of, long messages) {
    await().atMost(PATIENCE).until(() -> count(of) == messages);
  }

  void delete(String name) throws IOException {
    channel.queueDelete(name);
  }

  private GetResponse get() throws IOException {
    return channel.basicGet(queue, false);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
