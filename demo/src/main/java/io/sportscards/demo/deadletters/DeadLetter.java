package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Envelope;
import java.io.IOException;

/** A message that the broker gave up on. It is in its queue until it is removed. */
public final class DeadLetter {
  private final Channel channel;
  private final Envelope envelope;
  private final BasicProperties properties;
  private final byte[] body;
  private final Death death;

  DeadLetter(Channel channel, Envelope envelope, BasicProperties properties, byte[] body) {
    this.channel = channel;
    this.envelope = envelope;
    this.properties = properties;
    this.body = body;
    this.death = Death.of(properties);
  }

  public Envelope envelope() {
    return envelope;
  }

  public BasicProperties properties() {
    return properties;
  }

  public byte[] body() {
    return body;
  }

  public Death death() {
    return death;
  }

  /** Takes it out of the dead-letter queue, for good. */
  void remove() throws IOException {
    try {
      channel.basicAck(envelope.getDeliveryTag(), false);
    } catch (AlreadyClosedException e) {
      throw new IOException("The connection to the dead-letter queue is lost", e);
    }
  }
}
