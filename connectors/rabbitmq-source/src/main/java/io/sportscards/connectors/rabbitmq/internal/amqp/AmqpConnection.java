package io.sportscards.connectors.rabbitmq.internal.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Connection;
import io.sportscards.connectors.rabbitmq.internal.Broker;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.io.IOException;
import java.time.Duration;

/** A connection of RabbitMQ's Java client. */
final class AmqpConnection implements Broker.Connection {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Connection connection;
  private final String address;

  // of the thread that counts; null before it does, and after a question went wrong
  private com.rabbitmq.client.Channel counting;

  AmqpConnection(Connection connection, String address) {
    this.connection = connection;
    this.address = address;
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public Broker.Channel open(String queue, Broker.Listener listener) throws BrokerException {
    com.rabbitmq.client.Channel channel = create(queue);
    try {
      // passively: arguments of a queue differ with its type, and whose it is to declare is not
      // ours to guess
      channel.queueDeclarePassive(queue);
      AmqpChannel opened = new AmqpChannel(channel, queue, listener);
      channel.addShutdownListener(opened::ended);
      return opened;
    } catch (IOException | AlreadyClosedException e) {
      abort(channel, e);
      throw cannotRead(queue, e);
    }
  }

  @Override
  public long waiting(String queue) throws BrokerException {
    if (counting == null) {
      counting = create(queue);
    }
    try {
      AMQP.Queue.DeclareOk state = counting.queueDeclarePassive(queue);
      if (state.getMessageCount() == 0 && state.getConsumerCount() == 0) {
        // a quorum queue says so when it is too busy to count; seldom is it true while one reads
        throw new BrokerException(
            BrokerException.Kind.TRANSIENT,
            "Queue \"%s\" of the broker at %s has no answer to how many messages wait."
                .formatted(queue, address),
            null);
      }
      return state.getMessageCount();
    } catch (BrokerException e) {
      throw e;
    } catch (IOException | AlreadyClosedException e) {
      // an answer that comes too late must not be taken for the next question's
      abort(counting, e);
      counting = null;
      throw Refusal.explain(
          "Cannot count the messages of queue \"%s\" of the broker at %s".formatted(queue, address),
          e);
    }
  }

  private com.rabbitmq.client.Channel create(String queue) throws BrokerException {
    com.rabbitmq.client.Channel channel;
    try {
      channel = connection.createChannel();
    } catch (IOException | AlreadyClosedException e) {
      throw cannotRead(queue, e);
    }
    if (channel == null) {
      throw new BrokerException(
          BrokerException.Kind.SETUP,
          "The broker at %s allows no further channel on this connection; lower the number of channels or raise channel_max."
              .formatted(address),
          null);
    }
    return channel;
  }

  private BrokerException cannotRead(String queue, Exception e) {
    return Refusal.explain(
        "Cannot read queue \"%s\" of the broker at %s".formatted(queue, address), e);
  }

  /** Else a channel whose queue the broker was too slow to name would stay open. */
  private static void abort(com.rabbitmq.client.Channel channel, Exception reason) {
    try {
      channel.abort();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    connection.abort((int) CLOSE_TIMEOUT.toMillis());
  }
}
