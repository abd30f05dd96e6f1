package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a reader's channels open and its buffer filled. Every call to the broker is made on one
 * control thread, so that neither the task nor the connection's I/O thread ever waits for the
 * broker. Whatever happens, that thread compares what is with what is wanted and closes the
 * difference; so no order of events can leave a consumer stopped for good.
 */
final class QueueLink implements ChannelGeneration.Events, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QueueLink.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  // what the other readers of a job may need longer to close, so that none is given what another
  // gives back
  private static final Duration REQUEUE_DELAY = Duration.ofSeconds(1);

  private final String name;
  private final ReaderSettings settings;
  private final Duration requeueDelay;
  private final DeliveryBuffer buffer;
  private final Clock clock;
  private final Outage outage;
  private final BrokerThread control;
  private final Throttle throttle;
  private final ChannelSet channels;
  private final Steering steering;
  private final ChannelKeeper keeper;
  private final Recovery recovery;
  private final Backlog backlog;
  private final BacklogProbe probe;

  QueueLink(
      Broker broker, ReaderSettings settings, Subtask subtask, DeliveryBuffer buffer, Clock clock) {
    this.name = ConnectionName.of(subtask, settings.queues());
    this.settings = settings;
    this.requeueDelay = subtask.isAlone() ? Duration.ZERO : REQUEUE_DELAY;
    this.buffer = buffer;
    this.clock = clock;
    this.outage = Outage.of(settings, clock);
    this.control = new BrokerThread(name, this::failed);
    this.throttle = new Throttle(buffer, settings.maxBufferedBytes());
    this.channels = new ChannelSet(settings, this);
    this.steering = new Steering(channels, throttle);
    this.keeper = new ChannelKeeper(broker, name, channels, steering);
    this.recovery = new Recovery(name, control, outage, keeper, buffer::fail);
    this.backlog = new Backlog(settings, subtask);
    this.probe = new BacklogProbe(name, settings.queues(), backlog, keeper::connection);
  }

  private void failed(Throwable bug) {
    buffer.fail(new BrokerException(BrokerException.Kind.TRANSIENT, name + " failed: " + bug, bug));
  }

  void start() {
    control.run(recovery::open);
    probe.start();
  }

  /** I/O thread. */
  @Override
  public void delivered(
      ChannelGeneration channel, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    long bytes = DeliverySize.of(properties, body);
    if (!throttle.admits(channel, bytes)) {
      channel.lost(
          "More than twice the %d bytes that may be buffered were on their way; the channel is opened again with a smaller window."
              .formatted(settings.maxBufferedBytes()));
      return;
    }
    Instant now = clock.instant();
    channel.times().delivered(envelope.getDeliveryTag(), now);
    long held =
        buffer.add(
            new Delivery(channel, channel.queueIndex(), envelope, properties, body, now, bytes));
    if (throttle.pausesAt(held) || channel.isStarved()) {
      control.run(steering::steer);
    }
  }

  /** I/O thread, or control thread. */
  @Override
  public void lost(String reason) {
    BrokerException cause = new BrokerException(BrokerException.Kind.TRANSIENT, reason, null);
    control.run(() -> recovery.lost(cause));
  }

  /** Task thread: a delivery has left the reader. */
  void released(Delivery delivery) {
    if (throttle.resumesAt(buffer.release(delivery))) {
      control.run(steering::steer);
    }
  }

  /** Task thread: returns at once; a channel that cannot acknowledge counts as lost. */
  void acknowledge(List<AckTracker.Ack<ChannelGeneration>> acks) {
    control.run(
        () -> {
          acks.forEach(this::acknowledge);
          steering.steer();
        });
  }

  private void acknowledge(AckTracker.Ack<ChannelGeneration> ack) {
    if (!ack.channel().isLost()) {
      try {
        ack.channel().acknowledge(ack.tag());
        throttle.acknowledged();
        outage.acknowledged();
      } catch (BrokerException e) {
        ack.channel().lost(e.getMessage());
      }
    }
  }

  /**
   * Stops consuming and only then, and a while later, gives back what was not acknowledged. Readers
   * of one job close at about the same time; without the wait each would be given what another gave
   * back, and each time counts against the queue's delivery limit.
   */
  private void leave() {
    steering.steer();
    if (channels.unacknowledged() > 0) {
      pause(requeueDelay);
      channels.forEachOpen(ChannelGeneration::giveBack);
    }
    keeper.drop();
  }

  private static void pause(Duration delay) {
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  ChannelSet channels() {
    return channels;
  }

  Backlog backlog() {
    return backlog;
  }

  /** How often the buffer was full; any thread. */
  long pauses() {
    return throttle.pauses();
  }

  /** How often all channels were open again after a loss; any thread. */
  long reconnects() {
    return outage.recoveries();
  }

  /**
   * Sends the acknowledgements asked for before, then leaves. Takes a second if there is something
   * to give back that another reader could be given, and 10 seconds at most.
   */
  @Override
  public void close() {
    steering.stop();
    probe.end();
    if (!control.finish(this::leave, CLOSE_TIMEOUT)) {
      LOG.warn(
          "{}: closing did not end within {}; the connection is closed once the broker has"
              + " answered.",
          name,
          CLOSE_TIMEOUT);
    }
  }
}
