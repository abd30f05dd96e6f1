package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;

/**
 * One channel from its opening to its loss. Delivery tags mean something on the channel that gave
 * them and nowhere else, so whatever remembers a tag remembers its generation, and a lost one stays
 * lost.
 *
 * <p>The I/O thread delivers, the control thread consumes and acknowledges, the task thread asks
 * whether it is lost.
 */
final class ChannelGeneration implements Broker.Listener {

  /** Hears of what happens on a channel, on the I/O thread. */
  interface Events {

    void delivered(
        ChannelGeneration channel, Envelope envelope, AMQP.BasicProperties properties, byte[] body);

    void lost(String reason);
  }

  private final Events events;
  private final String queue;
  private final int queueIndex;
  private final int prefetch;

  // control thread only; set once the broker has opened it
  private Broker.Channel channel;

  private final DeliveryTimes times = new DeliveryTimes();
  private volatile ConsumeWindow window = ConsumeWindow.CLOSED;
  private volatile long deliveredTag;
  private volatile long acknowledgedTag;
  private volatile boolean isLost;

  ChannelGeneration(Events events, ReaderSettings settings, int queueIndex) {
    this.events = events;
    this.queue = settings.queues().get(queueIndex);
    this.queueIndex = queueIndex;
    this.prefetch = settings.prefetch();
  }

  void open(Broker.Connection connection) throws BrokerException {
    channel = connection.open(queue, this);
  }

  @Override
  public void delivered(Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    if (!isLost) {
      deliveredTag = envelope.getDeliveryTag();
      events.delivered(this, envelope, properties, body);
    }
  }

  @Override
  public void lost(String reason) {
    if (!isLost) {
      isLost = true;
      events.lost(reason);
    }
  }

  String queue() {
    return queue;
  }

  /** Its place among the settings' queues. */
  int queueIndex() {
    return queueIndex;
  }

  DeliveryTimes times() {
    return times;
  }

  boolean isLost() {
    return isLost;
  }

  /**
   * Deliveries that were not acknowledged. The broker gives them to someone else once this channel
   * is gone.
   */
  long unacknowledged() {
    return isLost ? 0 : deliveredTag - acknowledgedTag;
  }

  /** True if the broker waits for a larger window than the one it has used up, and may have it. */
  boolean isStarved() {
    return window.isUsedUp(deliveredTag, acknowledgedTag) && unacknowledged() < prefetch;
  }

  /** True if more than one further delivery can be on its way. */
  boolean isWide() {
    return window.size() > 1;
  }

  /** Starts, renews or stops the consumer, whichever brings it nearer to what is wanted. */
  void steer(boolean wanted, long messagesThatFit) throws BrokerException {
    boolean consuming = window.size() > 0;
    if (consuming && (!wanted || isStarved())) {
      channel.cancel();
      window = ConsumeWindow.CLOSED;
      consuming = false;
    }
    long room = prefetch - unacknowledged();
    if (wanted && !consuming && room > 0) {
      int size = (int) Math.max(1, Math.min(room, messagesThatFit));
      window = new ConsumeWindow(deliveredTag, size);
      channel.consume(size);
    }
  }

  void acknowledge(long tag) throws BrokerException {
    channel.acknowledge(tag);
    acknowledgedTag = tag;
    times.acknowledged(tag);
  }

  /** Gives back what was not acknowledged; expects that there is no consumer any more. */
  void giveBack() throws BrokerException {
    if (unacknowledged() > 0) {
      channel.giveBack(deliveredTag);
      acknowledgedTag = deliveredTag;
    }
  }

  void close() {
    isLost = true;
    if (channel != null) {
      channel.close();
    }
  }
}
