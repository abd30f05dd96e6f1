package io.sportscards.connectors.rabbitmq;

import io.sportscards.platform.server.RabbitMqServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one class on a RabbitMQ server of their own. */
public abstract class OnRabbitMq {

  @TempDir private static Path serverDirectory;
  protected static RabbitMqServer server;

  @BeforeAll
  static void startServer() {
    server = RabbitMqServer.start(serverDirectory);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }
}
