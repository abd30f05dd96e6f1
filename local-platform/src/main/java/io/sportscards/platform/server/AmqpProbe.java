package io.sportscards.platform.server;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.platform.process.Probe;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Whether an AMQP 0-9-1 broker lets us in: an open port alone is too early. */
record AmqpProbe(int port, String user, String password) implements Probe {
  @Override
  public boolean answers() {
    if (!Probe.port(port).answers()) {
      return false;
    }
    ConnectionFactory factory = AmqpClients.of(port, user, password);
    factory.setConnectionTimeout(CONNECT_MILLIS);
    factory.setHandshakeTimeout(CONNECT_MILLIS);
    try (Connection connection = factory.newConnection("health check")) {
      return connection.isOpen();
    } catch (IOException | TimeoutException e) {
      return false;
    }
  }
}
