package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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

  private final Broker broker;
  private final ReaderSettings settings;
  private final String name;
  private final DeliveryBuffer buffer;
  private final Clock clock;
  private final Outage outage;
  private final Duration requeueDelay;
  private final ControlThread control;
  private final ExpectedSize expectedSize = new ExpectedSize();
  private final AtomicBoolean isPaused = new AtomicBoolean();
  private final AtomicLong pauses = new AtomicLong();
  private final ChannelGeneration[] channels;

  // control thread only
  private Broker.Connection connection;
  private boolean isRetryScheduled;

  private volatile boolean isClosing;

  QueueLink(
      Broker broker,
      ReaderSettings settings,
      String name,
      DeliveryBuffer buffer,
      Clock clock,
      Outage outage,
      Duration requeueDelay) {
    this.broker = broker;
    this.settings = settings;
    this.name = name;
    this.buffer = buffer;
    this.clock = clock;
    this.outage = outage;
    this.requeueDelay = requeueDelay;
    this.channels = new ChannelGeneration[settings.consumers()];
    this.control = new ControlThread(name, this::failed);
  }

  private void failed(Throwable bug) {
    buffer.fail(new BrokerException(BrokerException.Kind.TRANSIENT, name + " failed: " + bug, bug));
  }

  void start() {
    control.run(this::restore);
  }

  /** I/O thread. */
  @Override
  public void delivered(
      ChannelGeneration channel, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    long bytes = DeliverySize.of(properties, body);
    expectedSize.observe(bytes);
    if (buffer.bytes() + bytes > 2 * settings.maxBufferedBytes() && channel.isWide()) {
      expectedSize.overrun();
      channel.lost(
          "More than twice the %d bytes that may be buffered were on their way; the channel is opened again with a smaller window."
              .formatted(settings.maxBufferedBytes()));
      return;
    }
    long held =
        buffer.add(
            new Delivery(
                channel, channel.queueIndex(), envelope, properties, body, clock.instant(), bytes));
    if (held > settings.maxBufferedBytes() && isPaused.compareAndSet(false, true)) {
      pauses.incrementAndGet();
      control.run(this::steer);
    } else if (channel.isStarved()) {
      control.run(this::steer);
    }
  }

  /** I/O thread, or control thread. */
  @Override
  public void lost(String reason) {
    control.run(() -> broken(new BrokerException(BrokerException.Kind.TRANSIENT, reason, null)));
  }

  /** Task thread: a delivery has left the reader. */
  void released(Delivery delivery) {
    long held = buffer.release(delivery);
    if (hasDrained(held) && isPaused.get() && isPaused.compareAndSet(true, false)) {
      control.run(this::steer);
    }
  }

  /** Task thread: returns at once; a channel that cannot acknowledge counts as lost. */
  void acknowledge(List<AckTracker.Ack<ChannelGeneration>> acks) {
    control.run(
        () -> {
          acks.forEach(this::acknowledge);
          steer();
        });
  }

  private void acknowledge(AckTracker.Ack<ChannelGeneration> ack) {
    if (!ack.channel().isLost()) {
      try {
        ack.channel().acknowledge(ack.tag());
        expectedSize.acknowledged();
        outage.acknowledged();
      } catch (BrokerException e) {
        ack.channel().lost(e.getMessage());
      }
    }
  }

  private void steer() {
    // the task may have drained the buffer between a delivery's count and the pause it led to, and
    // nothing would be released any more that could end that pause
    if (isPaused.get() && hasDrained(buffer.bytes())) {
      isPaused.set(false);
    }
    for (ChannelGeneration channel : channels) {
      if (channel != null && !channel.isLost()) {
        try {
          steer(channel);
        } catch (BrokerException e) {
          channel.lost(e.getMessage());
        }
      }
    }
  }

  private boolean hasDrained(long held) {
    return held < settings.maxBufferedBytes() / 2;
  }

  private void steer(ChannelGeneration channel) throws BrokerException {
    long share = settings.maxBufferedBytes() / channels.length;
    channel.steer(!isPaused.get() && !isClosing, share / expectedSize.bytes());
  }

  private void restore() {
    isRetryScheduled = false;
    if (isClosing) {
      return;
    }
    try {
      if (connection == null || !connection.isOpen()) {
        drop();
        connection = broker.connect(name);
      }
      // whether to pause is decided there, for the channels opened below too
      steer();
      reopen();
      outage.opened();
    } catch (BrokerException e) {
      broken(e);
    }
    if (isClosing) {
      drop();
    }
  }

  /** Opens what it can, so that a queue which is gone does not stop the others. */
  private void reopen() throws BrokerException {
    BrokerException problem = null;
    for (int i = 0; i < channels.length && !isClosing; i++) {
      if (channels[i] == null || channels[i].isLost()) {
        try {
          reopen(i);
        } catch (BrokerException e) {
          problem = problem == null ? e : problem;
        }
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private void reopen(int index) throws BrokerException {
    if (channels[index] != null) {
      channels[index].close();
    }
    ChannelGeneration channel =
        new ChannelGeneration(this, settings, index % settings.queues().size());
    channels[index] = channel;
    try {
      channel.open(connection);
      steer(channel);
    } catch (BrokerException e) {
      channel.close();
      throw e;
    }
  }

  private void broken(BrokerException cause) {
    if (isClosing || isRetryScheduled) {
      return;
    }
    try {
      Duration delay = outage.goesOn(cause);
      LOG.warn("{}: {} Trying again in {}.", name, cause.getMessage(), delay);
      isRetryScheduled = true;
      control.runAfter(delay, this::restore);
    } catch (BrokerException e) {
      buffer.fail(e);
    }
  }

  /**
   * Stops consuming and only then, and a while later, gives back what was not acknowledged. Readers
   * of one job close at about the same time; without the wait each would be given what another gave
   * back, and each time counts against the queue's delivery limit.
   */
  private void leave() {
    steer();
    if (unacknowledged() > 0) {
      wait(requeueDelay);
      giveBack();
    }
    drop();
  }

  private static void wait(Duration delay) {
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveBack() {
    for (ChannelGeneration channel : channels) {
      if (channel != null && !channel.isLost()) {
        try {
          channel.giveBack();
        } catch (BrokerException e) {
          // closing gives back, too
          LOG.warn("{}: {}", name, e.getMessage());
        }
      }
    }
  }

  private void drop() {
    for (ChannelGeneration channel : channels) {
      if (channel != null) {
        channel.close();
      }
    }
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  long unacknowledged() {
    long sum = 0;
    for (ChannelGeneration channel : channels) {
      sum += channel == null ? 0 : channel.unacknowledged();
    }
    return sum;
  }

  long pauses() {
    return pauses.get();
  }

  /**
   * Sends the acknowledgements asked for before, then leaves. Takes a second if there is something
   * to give back that another reader could be given, and 10 seconds at most.
   */
  @Override
  public void close() {
    isClosing = true;
    if (!control.finish(this::leave, CLOSE_TIMEOUT)) {
      LOG.warn(
          "{}: closing did not end within {}; the connection is closed once the broker has"
              + " answered.",
          name,
          CLOSE_TIMEOUT);
    }
  }
}
