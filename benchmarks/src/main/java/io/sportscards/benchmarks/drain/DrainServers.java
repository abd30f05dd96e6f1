package io.sportscards.benchmarks.drain;

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

/** A RabbitMQ and an S3 server, the same ones for every contender. */
final class DrainServers implements AutoCloseable {
  static final String QUEUE = BrokerDefinitions.DEFAULT_QUEUE;
  private static final int RECORDED = 50_000;
  private static final int UNCONFIRMED = 5_000;
  private static final long CONFIRM_MILLIS = 120_000;

  private final Path directory;
  private final RabbitMqServer broker;
  private final S3ProxyServer s3;
  private final EventTape tape = EventTape.record(RECORDED);
  private long published;

  private DrainServers(Path directory, RabbitMqServer broker, S3ProxyServer s3) {
    this.directory = directory;
    this.broker = broker;
    this.s3 = s3;
  }

  static DrainServers start(Path directory) throws IOException {
    RabbitMqServer broker = RabbitMqServer.start(directory.resolve("rabbitmq"));
    DeclareDefinitions.at(broker.uri(), broker.user(), broker.password(), QUEUE);
    return new DrainServers(
        directory,
        broker,
        S3ProxyServer.start(Files.createDirectories(directory.resolve("s3")), "cards"));
  }

  Path directory() {
    return directory;
  }

  RabbitMqServer broker() {
    return broker;
  }

  S3ProxyServer s3() {
    return s3;
  }

  double meanBytes() {
    return tape.meanBytes();
  }

  ConnectionFactory connections() {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    factory.setAutomaticRecoveryEnabled(false);
    return factory;
  }

  /** Puts so many new events into the queue, all confirmed and on disk. */
  void fill(long messages) throws IOException, TimeoutException, InterruptedException {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType("application/x-protobuf")
            .deliveryMode(2)
            .build();
    try (Connection connection = connections().newConnection("fill");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (long i = 1; i <= messages; i++) {
        channel.basicPublish("events", "benchmark", properties, tape.body(published++));
        if (i % UNCONFIRMED == 0 || i == messages) {
          channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        }
      }
    }
  }

  @Override
  public void close() {
    s3.close();
    broker.close();
  }
}
