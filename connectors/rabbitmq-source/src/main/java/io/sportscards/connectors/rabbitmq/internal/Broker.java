package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;

/**
 * All that a reader asks of a broker. Calls block, and come from the reader's control thread only,
 * but for {@link Connection#waiting}.
 */
public interface Broker {

  /**
   * Opens a connection that shows under this name at the broker.
   *
   * @throws BrokerException if there is none
   */
  Connection connect(String name) throws BrokerException;

  /** One connection, without any recovery of its own. */
  interface Connection {

    boolean isOpen();

    /**
     * Opens a channel on a queue that must exist; nothing is delivered before {@link
     * Channel#consume}.
     *
     * @throws BrokerException if the connection is gone or the queue does not exist
     */
    Channel open(String queue, Listener listener) throws BrokerException;

    /**
     * How many messages wait in the queue for any consumer. Comes from another thread than all
     * else, and keeps no other call waiting.
     *
     * @throws BrokerException if the queue is gone, or the broker takes too long or cannot tell
     */
    long waiting(String queue) throws BrokerException;

    /** Gives up what is left of the connection, in bounded time; never throws. */
    void close();
  }

  /** One channel with at most one consumer at a time. Any failure leaves the channel unusable. */
  interface Channel {

    /** Starts a consumer that may have so many deliveries of its own unacknowledged. */
    void consume(int window) throws BrokerException;

    /**
     * Stops the consumer. On return it delivers nothing more; what it delivered can still be
     * acknowledged.
     */
    void cancel() throws BrokerException;

    /**
     * Acknowledges every delivery of this channel up to this tag, which must not have been
     * acknowledged yet.
     */
    void acknowledge(long tag) throws BrokerException;

    /**
     * Gives every delivery up to this tag that was not acknowledged back to the queue. Before
     * RabbitMQ 4.3 this counts as a failed delivery just as a close does, from then on it does not.
     */
    void giveBack(long tag) throws BrokerException;

    /** Closes the channel after all acknowledgements; never throws. */
    void close();
  }

  /** Is called on the connection's I/O thread and must not block it. */
  interface Listener {

    void delivered(Envelope envelope, AMQP.BasicProperties properties, byte[] body);

    /** The channel, or its consumer, has ended without being asked to. */
    void lost(String reason);
  }
}
