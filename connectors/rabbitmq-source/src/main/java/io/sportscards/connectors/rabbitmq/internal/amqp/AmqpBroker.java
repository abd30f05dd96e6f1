package io.sportscards.connectors.rabbitmq.internal.amqp;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.connectors.rabbitmq.internal.Broker;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker reached with RabbitMQ's Java client. Asks for the connection's settings anew at each
 * connect.
 *
 * @param tls what an amqps:// address is checked with
 */
public record AmqpBroker(Supplier<RMQConnectionConfig> config, Supplier<SSLContext> tls)
    implements Broker {

  private static final Logger LOG = LoggerFactory.getLogger(AmqpBroker.class);

  /** Checks an amqps:// address against the certificates that this JVM trusts. */
  public AmqpBroker(Supplier<RMQConnectionConfig> config) {
    this(config, AmqpBroker::trustOfThisJvm);
  }

  @Override
  public Connection connect(String name) throws BrokerException {
    ConnectionFactory factory =
        ReaderConnectionFactory.of(supplied("RMQConnectionConfig", config), name);
    if (factory.isSSL()) {
      // the client's default for amqps:// trusts every certificate, for every host
      factory.useSslProtocol(supplied("SSLContext", tls));
      factory.enableHostnameVerification();
    }
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

  private static <T> T supplied(String what, Supplier<T> supplier) throws BrokerException {
    try {
      return supplier.get();
    } catch (RuntimeException e) {
      throw new BrokerException(
          BrokerException.Kind.SETUP,
          "The supplier of the %s failed with %s: %s."
              .formatted(what, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private static SSLContext trustOfThisJvm() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM has no TLS", e);
    }
  }
}
