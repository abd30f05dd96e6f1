package io.sportscards.connectors.rabbitmq.internal.amqp;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;

/**
 * Makes the client's factory of a connection config, with what a source must have whatever the
 * config says.
 */
final class ReaderConnectionFactory {

  // RabbitMQ's own default up to 3.13; the client's of 64 MiB would end the connection on a message
  // the broker accepted. One more, since the client refuses a body of just the size it is given
  private static final int LARGEST_BODY = (128 << 20) + 1;
  // a broker that does not answer a channel call within this is treated as lost
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  // seconds; the client's own default is 60
  private static final int HEARTBEAT = 30;

  private ReaderConnectionFactory() {}

  static ConnectionFactory of(RMQConnectionConfig config, String threadName)
      throws BrokerException {
    if (config == null) {
      throw setupProblem(
          "The supplier of the connection gave null; expected an RMQConnectionConfig.");
    }
    checkUri(config.getUri());
    ConnectionFactory factory;
    try {
      factory = config.getConnectionFactory();
    } catch (URISyntaxException | GeneralSecurityException | IllegalArgumentException e) {
      // no cause and no message: both may quote the password
      throw setupProblem(
          "The RMQConnectionConfig cannot be used (%s); expected host, port and credentials, or a URI such as amqp://user:password@host:5672/vhost."
              .formatted(e.getClass().getSimpleName()));
    }
    if (config.getRequestedHeartbeat() == null
        && factory.getRequestedHeartbeat() == ConnectionFactory.DEFAULT_HEARTBEAT) {
      factory.setRequestedHeartbeat(HEARTBEAT);
    }
    factory.setRequestedHeartbeat(agreed(factory.getRequestedHeartbeat()));
    // the reader reconnects itself, since tags must not outlive their channel unnoticed
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setMaxInboundMessageBodySize(LARGEST_BODY);
    factory.setChannelRpcTimeout((int) CALL_TIMEOUT.toMillis());
    factory.setThreadFactory(
        task -> {
          Thread thread = new Thread(task, threadName + " i/o");
          thread.setDaemon(true);
          return thread;
        });
    return factory;
  }

  /**
   * What to agree on with the broker for a half-open connection to be noticed within two of the
   * heartbeats that were asked for: the client takes 2.25 of those agreed on, since it gives up at
   * the ninth quarter of one in a row without a byte.
   *
   * @param heartbeat seconds; 0, which is none, stays 0
   */
  private static int agreed(int heartbeat) {
    return heartbeat == 0 ? 0 : Math.max(1, heartbeat * 8 / 9);
  }

  /** RMQConnectionConfig logs a URI that it cannot parse, with the password in it. */
  private static void checkUri(String uri) throws BrokerException {
    if (uri != null) {
      try {
        new URI(uri);
      } catch (URISyntaxException e) {
        throw setupProblem(
            "The URI of the RMQConnectionConfig is not one: %s at position %d; expected amqp://user:password@host:5672/vhost with special characters of the password percent-encoded."
                .formatted(e.getReason(), e.getIndex()));
      }
    }
  }

  private static BrokerException setupProblem(String sentence) {
    return new BrokerException(BrokerException.Kind.SETUP, sentence, null);
  }
}
