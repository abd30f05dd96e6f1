package io.sportscards.connectors.rabbitmq.internal.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.sportscards.connectors.rabbitmq.internal.Broker;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** A channel of RabbitMQ's Java client. */
final class AmqpChannel implements Broker.Channel {

  private final Channel channel;
  private final String queue;
  private final Broker.Listener listener;
  private String consumerTag;
  private volatile boolean isClosing;

  AmqpChannel(Channel channel, String queue, Broker.Listener listener) {
    this.channel = channel;
    this.queue = queue;
    this.listener = listener;
  }

  @Override
  public void consume(int window) throws BrokerException {
    try {
      // per consumer: quorum queues refuse a window for the whole channel
      channel.basicQos(window, false);
      consumerTag = channel.basicConsume(queue, false, new Consumer(channel, listener, queue));
    } catch (IOException | AlreadyClosedException e) {
      throw Refusal.explain("Cannot consume from queue \"%s\"".formatted(queue), e);
    }
  }

  @Override
  public void cancel() throws BrokerException {
    try {
      channel.basicCancel(consumerTag);
    } catch (IOException | AlreadyClosedException e) {
      throw Refusal.explain("Cannot pause the consumer of queue \"%s\"".formatted(queue), e);
    }
  }

  @Override
  public void acknowledge(long tag) throws BrokerException {
    try {
      channel.basicAck(tag, true);
    } catch (IOException | AlreadyClosedException e) {
      throw Refusal.explain("Cannot acknowledge messages of queue \"%s\"".formatted(queue), e);
    }
  }

  @Override
  public void giveBack(long tag) throws BrokerException {
    try {
      channel.basicNack(tag, true, true);
    } catch (IOException | AlreadyClosedException e) {
      throw Refusal.explain("Cannot give messages back to queue \"%s\"".formatted(queue), e);
    }
  }

  @Override
  public void close() {
    isClosing = true;
    try {
      channel.close();
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      // it is gone either way, and the broker keeps what it did not hear acknowledged
    }
  }

  void ended(ShutdownSignalException signal) {
    // not every close that the client calls the application's was asked for here: it closes a
    // channel by itself whose consumer threw
    if (!isClosing) {
      listener.lost(
          "The channel to queue \"%s\" was closed: %s.".formatted(queue, Refusal.reason(signal)));
    }
  }

  private static final class Consumer extends DefaultConsumer {

    private final Broker.Listener listener;
    private final String queue;

    private Consumer(Channel channel, Broker.Listener listener, String queue) {
      super(channel);
      this.listener = listener;
      this.queue = queue;
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      try {
        listener.delivered(envelope, properties, body);
      } catch (RuntimeException | Error e) {
        listener.lost("A message of queue \"%s\" could not be taken: %s.".formatted(queue, e));
      }
    }

    @Override
    public void handleCancel(String consumerTag) {
      listener.lost(
          "The broker cancelled the consumer of queue \"%s\": the queue was deleted or its node went away."
              .formatted(queue));
    }
  }
}
