package io.sportscards.connectors.rabbitmq.internal.amqp;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.connectors.rabbitmq.internal.Broker;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker reached with RabbitMQ's Java client. Asks for the connection's settings anew at each
 * connect.
 */
public record AmqpBroker(Supplier<RMQConnectionConfig> config) implements Broker {

  private static final Logger LOG = LoggerFactory.getLogger(AmqpBroker.class);

  @Override
  public Connection connect(String name) throws BrokerException {
    ConnectionFactory factory = ReaderConnectionFactory.of(supplied(), name);
    String address =
        "%s:%d, virtual host \"%s\""
            .formatted(factory.getHost(), factory.getPort(), factory.getVirtualHost());
    try {
      Connection connection =
          new AmqpConnection(factory.newConnection(new DirectExecutor(), name), address);
      LOG.info("{}: connected to {}", name, address);
      return connection;
    } catch (IOException | TimeoutException e) {
      throw Refusal.explain("Cannot connect to the broker at " + address, e);
    }
  }

  private RMQConnectionConfig supplied() throws BrokerException {
    try {
      return config.get();
    } catch (RuntimeException e) {
      throw new BrokerException(
          BrokerException.Kind.SETUP,
          "The supplier of the RMQConnectionConfig failed with %s: %s."
              .formatted(e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
