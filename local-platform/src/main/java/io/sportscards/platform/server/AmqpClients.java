package io.sportscards.platform.server;

import com.rabbitmq.client.ConnectionFactory;

/** Clients of a broker on this machine. */
final class AmqpClients {
  private AmqpClients() {}

  /** Their connections do not come back by themselves. */
  static ConnectionFactory of(int port, String user, String password) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setAutomaticRecoveryEnabled(false);
    return factory;
  }
}
