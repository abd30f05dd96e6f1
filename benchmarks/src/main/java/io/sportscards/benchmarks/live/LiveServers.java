package io.sportscards.benchmarks.live;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.benchmarks.events.EventTape;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** A RabbitMQ and an S3 server, and events to publish. Not thread-safe. */
public final class LiveServers implements AutoCloseable {
  public static final String QUEUE = BrokerDefinitions.DEFAULT_QUEUE;
  private static final int RECORDED = 50_000;
  private static final int UNCONFIRMED = 5_000;
  private static final long CONFIRM_MILLIS = 120_000;
  private static final AMQP.BasicProperties PROPERTIES =
      new AMQP.BasicProperties.Builder()
          .contentType("application/x-protobuf")
          .deliveryMode(2)
          .build();

  private final Path directory;
  private final RabbitMqServer broker;
  private final S3ProxyServer s3;
  private final EventTape tape = EventTape.record(RECORDED);
  private long published;

  private LiveServers(Path directory, RabbitMqServer broker, S3ProxyServer s3) {
    this.directory = directory;
    this.broker = broker;
    this.s3 = s3;
  }

  public static LiveServers start(Path directory) throws IOException {
    RabbitMqServer broker = RabbitMqServer.start(directory.resolve("rabbitmq"));
    DeclareDefinitions.at(broker.uri(), broker.user(), broker.password(), QUEUE);
    return new LiveServers(
        directory,
        broker,
        S3ProxyServer.start(Files.createDirectories(directory.resolve("s3")), "cards"));
  }

  public Path directory() {
    return directory;
  }

  public RabbitMqServer broker() {
    return broker;
  }

  public S3ProxyServer s3() {
    return s3;
  }

  public double meanBytes() {
    return tape.meanBytes();
  }

  public ConnectionFactory connections() {
    return broker.clients();
  }

  /** Puts so many new events into the queue, all confirmed and on disk. */
  public void fill(long messages) throws IOException, TimeoutException, InterruptedException {
    try (Connection connection = connections().newConnection("fill");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (long i = 1; i <= messages; i++) {
        publish(channel, nextBody());
        if (i % UNCONFIRMED == 0 || i == messages) {
          channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        }
      }
    }
  }

  /** The body of an event that was not published yet. */
  public byte[] nextBody() {
    return tape.body(published++);
  }

  /** Sends a body to the queue, persistent. */
  public static void publish(Channel channel, byte[] body) throws IOException {
    channel.basicPublish("events", "benchmark", PROPERTIES, body);
  }

  @Override
  public void close() {
    s3.close();
    broker.close();
  }
}
