package io.sportscards.platform.generator.publish;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.platform.generator.Message;
import java.io.IOException;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeoutException;

/** One connection with one confirming channel, and what was sent on it and not yet confirmed. */
final class PublishChannel {
  private static final int PERSISTENT = 2;

  private final PublishSettings settings;
  private final Connection connection;
  private final Channel channel;
  private final NavigableMap<Long, Message> unconfirmed = new TreeMap<>();
  private volatile String blocked = "";
  private long lastTag; // confirms count what was published since confirm.select

  private PublishChannel(PublishSettings settings, Connection connection, Channel channel) {
    this.settings = settings;
    this.connection = connection;
    this.channel = channel;
  }

  /** Connects; what the broker answers from then on goes into the queue. */
  static PublishChannel open(PublishSettings settings, BlockingQueue<BrokerAnswer> answers)
      throws IOException, TimeoutException {
    ConnectionFactory factory = settings.broker().clone();
    // a recovered channel would count from 1 again and confirm the wrong messages
    factory.setAutomaticRecoveryEnabled(false);
    Connection connection = factory.newConnection("sportscards-publisher");
    try {
      PublishChannel opened = new PublishChannel(settings, connection, connection.createChannel());
      opened.listen(answers);
      opened.channel.confirmSelect();
      return opened;
    } catch (IOException | RuntimeException e) {
      connection.abort();
      throw e;
    }
  }

  private void listen(BlockingQueue<BrokerAnswer> answers) {
    connection.addBlockedListener(reason -> blocked = reason, () -> blocked = "");
    channel.addConfirmListener(
        new ConfirmListener() {
          @Override
          public void handleAck(long tag, boolean isMultiple) {
            answers.add(new BrokerAnswer.Confirm(PublishChannel.this, tag, isMultiple, true));
          }

          @Override
          public void handleNack(long tag, boolean isMultiple) {
            answers.add(new BrokerAnswer.Confirm(PublishChannel.this, tag, isMultiple, false));
          }
        });
    channel.addReturnListener(
        returned ->
            answers.add(
                new BrokerAnswer.Returned(
                    this,
                    returned.getExchange(),
                    returned.getRoutingKey(),
                    returned.getReplyText())));
    channel.addShutdownListener(
        cause ->
            answers.add(
                new BrokerAnswer.Closed(
                    this, String.valueOf(cause.getMessage()), !cause.isHardError())));
  }

  /**
   * Sends a message, or keeps it for {@link #unconfirmed()} when the channel is lost; the loss is
   * told through the queue.
   */
  void send(Message message) {
    unconfirmed.put(++lastTag, message);
    try {
      String key = settings.routingKey() == null ? message.eventType() : settings.routingKey();
      channel.basicPublish(settings.exchange(), key, true, properties(message), message.body());
    } catch (IOException | AlreadyClosedException e) {
      connection.abort(1_000); // makes sure that the loss is told
    }
  }

  private static BasicProperties properties(Message message) {
    return new BasicProperties.Builder()
        .contentType(message.contentType())
        .type(message.eventType())
        .messageId(message.eventId())
        .appId(message.sender())
        .timestamp(Date.from(message.occurredAt()))
        .headers(Map.of("producer", message.sender()))
        .deliveryMode(PERSISTENT)
        .build();
  }

  /** Takes the messages of a confirmation out of the unconfirmed ones, oldest first. */
  Collection<Message> settle(BrokerAnswer.Confirm confirm) {
    if (!confirm.isMultiple()) {
      Message message = unconfirmed.remove(confirm.tag());
      return message == null ? List.of() : List.of(message);
    }
    NavigableMap<Long, Message> settled = unconfirmed.headMap(confirm.tag(), true);
    Collection<Message> messages = List.copyOf(settled.values());
    settled.clear();
    return messages;
  }

  /**
   * Why the broker takes nothing from this connection just now; empty when it does. What is sent
   * meanwhile fills the socket, and then {@link #send} waits for the broker without end.
   */
  String blocked() {
    return blocked;
  }

  /** Oldest first. */
  Collection<Message> unconfirmed() {
    return unconfirmed.values();
  }

  void close() {
    connection.abort(5_000);
  }
}
