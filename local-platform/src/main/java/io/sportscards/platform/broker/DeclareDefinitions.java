package io.sportscards.platform.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/**
 * Declares the definitions on a broker over AMQP: any RabbitMQ, with no management plugin, or the
 * embedded Qpid in its own terms. Declaring again what is there changes nothing.
 */
public final class DeclareDefinitions {
  private static final long QPID_QUEUE_BYTES = 128L << 20;

  private DeclareDefinitions() {}

  /**
   * Declares all of them.
   *
   * @throws IllegalStateException when one is there with other arguments; what came before it is
   *     declared, what comes after is not
   * @throws IOException when the broker cannot be asked
   */
  public static void on(Connection connection, BrokerDefinitions definitions) throws IOException {
    boolean qpid = isQpid(connection);
    for (BrokerDefinitions.Exchange exchange : definitions.exchanges()) {
      declare(
          connection,
          "Exchange " + exchange.name(),
          channel -> channel.exchangeDeclare(exchange.name(), exchange.type(), true));
    }
    for (BrokerDefinitions.Queue queue : definitions.queues()) {
      Map<String, Object> arguments = qpid ? qpidArguments(queue.arguments()) : queue.arguments();
      declare(
          connection,
          "Queue " + queue.name(),
          channel -> channel.queueDeclare(queue.name(), true, false, false, arguments));
    }
    for (BrokerDefinitions.Binding binding : definitions.bindings()) {
      declare(
          connection,
          "Binding of " + binding.destination(),
          channel ->
              channel.queueBind(binding.destination(), binding.source(), binding.routingKey()));
    }
  }

  /**
   * Declares the standard definitions for a queue on the broker at an address.
   *
   * @throws IllegalStateException when the broker refuses them or does not answer
   */
  public static void at(String uri, String user, String password, String queue) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setAutomaticRecoveryEnabled(false);
    try {
      factory.setUri(uri);
      try (Connection connection = factory.newConnection("declare definitions")) {
        on(connection, BrokerDefinitions.standard().forQueue(queue));
      }
    } catch (IOException | TimeoutException | GeneralSecurityException | URISyntaxException e) {
      throw new IllegalStateException("Queue %s cannot be declared at %s".formatted(queue, uri), e);
    }
  }

  /**
   * The same meaning as far as Qpid has it: where rejected messages go, and publishers that wait
   * while the queue is full, since this broker holds its messages in memory. It has no limit of
   * deliveries that given-back messages and lost connections count against.
   */
  private static Map<String, Object> qpidArguments(Map<String, Object> arguments) {
    Map<String, Object> own = new TreeMap<>();
    own.put("x-qpid-capacity", QPID_QUEUE_BYTES);
    own.put("x-qpid-flow-resume-capacity", QPID_QUEUE_BYTES / 2);
    // looked at only when a client rejects for good, and until then the message stays with it; at 1
    // it is a dead letter at once, as on RabbitMQ
    own.put("x-qpid-maximum-delivery-count", 1);
    if (arguments.containsKey("x-dead-letter-exchange")) {
      own.put("alternateExchange", arguments.get("x-dead-letter-exchange"));
    }
    return own;
  }

  private static boolean isQpid(Connection connection) {
    String product = String.valueOf(connection.getServerProperties().get("product"));
    return product.toLowerCase(Locale.ROOT).contains("qpid");
  }

  /** A refusal closes its channel, so each declaration has its own. */
  private static void declare(Connection connection, String what, Declaration declaration)
      throws IOException {
    try (Channel channel = connection.createChannel()) {
      declaration.on(channel);
    } catch (TimeoutException e) {
      throw new IOException(what + " was not declared in time", e);
    } catch (IOException e) {
      if (e.getCause() instanceof ShutdownSignalException shutdown
          && shutdown.getReason() instanceof AMQP.Channel.Close close
          && close.getReplyCode() == AMQP.PRECONDITION_FAILED) {
        throw new IllegalStateException(
            "%s is on the broker with other arguments (%s). Drain and delete it, or choose another name with QUEUE_NAME"
                .formatted(what, close.getReplyText()),
            e);
      }
      throw e;
    }
  }

  @FunctionalInterface
  private interface Declaration {
    void on(Channel channel) throws IOException;
  }
}
