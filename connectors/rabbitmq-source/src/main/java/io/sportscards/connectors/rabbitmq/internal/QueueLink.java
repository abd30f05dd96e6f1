package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final BrokerThread control;
  private final ExpectedSize expectedSize = new ExpectedSize();
  private final AtomicBoolean isPaused = new AtomicBoolean();
  private final AtomicLong pauses = new AtomicLong();
  private final ChannelSet channels;
  private final BacklogProbe probe;

  // written by the control thread
  private volatile Broker.Connection connection;

  // control thread only
  private boolean isRetryScheduled;

  private volatile boolean isClosing;

  QueueLink(
      Broker broker,
      ReaderSettings settings,
      String name,
      DeliveryBuffer buffer,
      Clock clock,
      Outage outage,
      Duration requeueDelay,
      Backlog backlog) {
    this.broker = broker;
    this.settings = settings;
    this.name = name;
    this.buffer = buffer;
    this.clock = clock;
    this.outage = outage;
    this.requeueDelay = requeueDelay;
    this.channels = new ChannelSet(settings.consumers());
    this.control = new BrokerThread(name, this::failed);
    this.probe = new BacklogProbe(name, settings.queues(), backlog, () -> connection);
  }

  private void failed(Throwable bug) {
    buffer.fail(new BrokerException(BrokerException.Kind.TRANSIENT, name + " failed: " + bug, bug));
  }

  void start() {
    control.run(this::restore);
    probe.start();
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
    Instant now = clock.instant();
    channel.times().delivered(envelope.getDeliveryTag(), now);
    long held =
        buffer.add(
            new Delivery(channel, channel.queueIndex(), envelope, properties, body, now, bytes));
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
    channels.forEachOpen(this::steer);
  }

  private boolean hasDrained(long held) {
    return held < settings.maxBufferedBytes() / 2;
  }

  private void steer(ChannelGeneration channel) throws BrokerException {
    long share = settings.maxBufferedBytes() / channels.size();
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
    for (int i = 0; i < channels.size() && !isClosing; i++) {
      if (channels.isMissing(i)) {
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
    ChannelGeneration channel =
        new ChannelGeneration(this, settings, index % settings.queues().size());
    channels.replace(index, channel);
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
    if (channels.unacknowledged() > 0) {
      pause(requeueDelay);
      channels.forEachOpen(ChannelGeneration::giveBack);
    }
    drop();
  }

  private static void pause(Duration delay) {
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drop() {
    channels.close();
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  ChannelSet channels() {
    return channels;
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
