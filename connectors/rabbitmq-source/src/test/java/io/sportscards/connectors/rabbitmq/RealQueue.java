package io.sportscards.connectors.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.function.SerializableSupplier;

/** A queue of its own name on a broker at a port of 127.0.0.1, for one test. */
public record RealQueue(int port, String name) {

  private static final int UNCONFIRMED = 1_000;

  /** Declares a durable queue of type "quorum" or "classic". */
  public static RealQueue declare(int port, String type) throws Exception {
    RealQueue queue = new RealQueue(port, type + "-" + UUID.randomUUID());
    queue.redeclare(type);
    return queue;
  }

  public void redeclare(String type) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", type));
    }
  }

  /**
   * Declares a quorum queue that gives a message up to a second queue, none lost on the way, once
   * it has been given back more often than the limit.
   */
  public static RealQueue declareWithLimit(int port, int deliveryLimit, RealQueue deadLetters)
      throws Exception {
    RealQueue queue = new RealQueue(port, "limited-" + UUID.randomUUID());
    try (Connection connection = queue.connect();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(
          queue.name,
          true,
          false,
          false,
          Map.of(
              "x-queue-type", "quorum",
              "x-delivery-limit", deliveryLimit,
              "x-dead-letter-exchange", "",
              "x-dead-letter-routing-key", deadLetters.name,
              "x-dead-letter-strategy", "at-least-once",
              "x-overflow", "reject-publish"));
    }
    return queue;
  }

  public void delete() throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.queueDelete(name);
    }
  }

  /**
   * The numbers from and including one up to the other as messages; returns when the broker has
   * them all on disk.
   */
  public List<String> publish(int from, int to) throws Exception {
    List<String> bodies = IntStream.range(from, to).mapToObj(Integer::toString).toList();
    publish(bodies.stream().map(body -> body.getBytes(StandardCharsets.UTF_8)));
    return bodies;
  }

  /** Messages of this many bytes, each another number and then filled up. */
  public void publishLarge(int count, int bytes) throws Exception {
    publish(IntStream.range(0, count).mapToObj(number -> large(number, bytes)));
  }

  private static byte[] large(int number, int bytes) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) 'x');
    byte[] digits = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(digits, 0, body, 0, digits.length);
    return body;
  }

  private void publish(Stream<byte[]> bodies) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      AtomicInteger returned = new AtomicInteger();
      channel.addReturnListener(message -> returned.incrementAndGet());
      int unconfirmed = 0;
      for (byte[] body : (Iterable<byte[]>) bodies::iterator) {
        channel.basicPublish("", name, true, MessageProperties.PERSISTENT_BASIC, body);
        if (++unconfirmed == UNCONFIRMED) {
          channel.waitForConfirmsOrDie(60_000);
          unconfirmed = 0;
        }
      }
      channel.waitForConfirmsOrDie(60_000);
      // the broker confirms what it has no queue for, too; it returns it first
      if (returned.get() > 0) {
        throw new IllegalStateException(
            "The broker has no queue \"%s\" any more; %d messages came back"
                .formatted(name, returned.get()));
      }
    }
  }

  /**
   * How often the broker counts the message as delivered in vain that it has delivered most often;
   * only quorum queues count. Leaves the messages where they are, each counted once more.
   */
  public long mostDeliveries() throws Exception {
    long most = 0;
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      GetResponse message = channel.basicGet(name, false);
      while (message != null) {
        Map<String, Object> headers = message.getProps().getHeaders();
        Object count = headers == null ? null : headers.get("x-delivery-count");
        most = Math.max(most, count == null ? 0 : ((Number) count).longValue());
        message = channel.basicGet(name, false);
      }
    }
    return most;
  }

  /** Messages that wait for a consumer: neither delivered nor acknowledged. */
  public long waiting() throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive(name).getMessageCount();
    }
  }

  /** A source of its messages as text. */
  public RabbitMqSource<String> source() {
    return RabbitMqSource.<String>builder()
        .setConnection(connection())
        .setQueue(name)
        .setDeserializer(new SimpleStringSchema())
        .build();
  }

  public SerializableSupplier<RMQConnectionConfig> connection() {
    return connectionTo(port);
  }

  /** The same through another port, that of a proxy. */
  public SerializableSupplier<RMQConnectionConfig> connectionTo(int via) {
    return connectionTo(via, 30);
  }

  /** The same with a heartbeat of so many seconds. */
  public SerializableSupplier<RMQConnectionConfig> connectionTo(int via, int heartbeat) {
    return () ->
        new RMQConnectionConfig.Builder()
            .setRequestedHeartbeat(heartbeat)
            .setHost("127.0.0.1")
            .setPort(via)
            .setVirtualHost("/")
            .setUserName("guest")
            .setPassword("guest")
            .build();
  }

  private Connection connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    return factory.newConnection();
  }
}
