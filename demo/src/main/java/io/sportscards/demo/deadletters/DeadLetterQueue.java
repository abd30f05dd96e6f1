package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.sportscards.demo.services.Broker;
import io.sportscards.demo.services.QueueCount;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The letters that wait in a queue, each given out once and, unless it is removed, back in the
 * queue after {@link #close()}. Holds one message in memory, however many wait.
 *
 * <p>Each look counts as a failed delivery of what it looked at, so the queue needs a high delivery
 * limit of its own, as {@code broker/definitions.json} gives it. One thread uses it.
 */
public final class DeadLetterQueue implements AutoCloseable {
  /** What one consumer can hold unacknowledged, below the protocol's 65,535. */
  private static final int MOST_PER_CHANNEL = 50_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TAKEN_BY_ANOTHER = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int CLOSE_MILLIS = 30_000;

  private final Connection reading;
  private final Connection asking;
  private final String queue;
  private final BlockingQueue<DeadLetter> arrivals = new SynchronousQueue<>();
  private final List<Handover> consumers = new ArrayList<>();
  private volatile String loss;
  private volatile boolean isClosing;
  private int window;
  private int others;
  private long given;
  private long removed;
  private long left;

  private DeadLetterQueue(Connection reading, Connection asking, String queue) {
    this.reading = reading;
    this.asking = asking;
    this.queue = queue;
  }

  /**
   * Starts to look at the letters that wait now.
   *
   * @param most letters to look at
   * @throws IOException when there is no such queue, or it cannot be read
   */
  public static DeadLetterQueue open(Broker broker, String queue, long most) throws IOException {
    // the reading connection stands still while nobody takes a letter, so questions have their own
    Connection asking = broker.connect();
    DeadLetterQueue letters = null;
    try {
      AMQP.Queue.DeclareOk atStart = count(asking, queue);
      letters = new DeadLetterQueue(broker.connect(new OnReadingThread()), asking, queue);
      letters.others = atStart.getConsumerCount();
      letters.left = Math.min(most, atStart.getMessageCount());
      letters.window = (int) Math.max(1, Math.min(MOST_PER_CHANNEL, letters.left));
      if (letters.left > 0) {
        letters.consume();
      }
      return letters;
    } catch (IOException | RuntimeException e) {
      if (letters != null) {
        letters.reading.abort(CLOSE_MILLIS);
      }
      asking.abort(CLOSE_MILLIS);
      throw e;
    }
  }

  /** Letters that were waiting at the start and were not given out yet. */
  public long left() {
    return left;
  }

  /**
   * The next of the letters that waited at the start; empty when there is none, be it that another
   * reader has it.
   *
   * @throws IOException when the connection is lost, or the broker delivers nothing for a minute
   */
  public Optional<DeadLetter> next() throws IOException {
    if (left == 0) {
      return Optional.empty();
    }
    if (given - removed == (long) consumers.size() * window) {
      consume(); // every channel holds all it may, so nothing is on its way
    }
    DeadLetter letter = await();
    if (letter == null) {
      left = 0;
      return Optional.empty();
    }
    left--;
    given++;
    return Optional.of(letter);
  }

  /** Takes a letter out of the queue for good. */
  void remove(DeadLetter letter) throws IOException {
    letter.remove();
    removed++;
  }

  /**
   * Gives all letters back that were not removed, and waits until the broker has done both. A
   * channel's removals wait in RabbitMQ while a quorum queue is busy, and are forgotten when the
   * channel closes; a cancelled consumer goes when its last letter is settled.
   */
  @Override
  public void close() {
    isClosing = true;
    long deadline = System.nanoTime() + TAKEN_BY_ANOTHER.toNanos();
    try {
      for (Handover consumer : consumers) {
        consumer.end();
      }
      while (count(asking, queue).getConsumerCount() > others && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(POLL.toMillis() / 5);
      }
    } catch (IOException | AlreadyClosedException e) {
      return; // the broker puts them back whether somebody watches or not
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reading.abort(CLOSE_MILLIS);
      asking.abort(CLOSE_MILLIS);
    }
  }

  /** A refusal closes the channel, so each question has its own. */
  private static AMQP.Queue.DeclareOk count(Connection asking, String queue) throws IOException {
    Channel channel = asking.createChannel();
    if (channel == null) {
      throw new IOException("The broker allows no further channel");
    }
    try {
      return QueueCount.of(channel, queue);
    } catch (IOException e) {
      throw new IOException(
          "Cannot look into queue \"%s\" (./cards broker declares it, --dead-letter-queue names another): %s"
              .formatted(queue, reason(e)),
          e);
    } finally {
      channel.abort();
    }
  }

  private static String reason(IOException e) {
    return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().getMessage();
  }

  /** Null when none comes for a while and none waits. */
  private DeadLetter await() throws IOException {
    long start = System.nanoTime();
    for (DeadLetter letter = poll(); ; letter = poll()) {
      if (letter != null) {
        return letter;
      }
      if (loss != null) {
        throw new IOException("The connection to " + queue + " is lost: " + loss);
      }
      long idle = System.nanoTime() - start;
      // what is on its way to us does not wait any more either, so this alone says nothing
      boolean noneWaits = count(asking, queue).getMessageCount() == 0;
      if (noneWaits && idle > TAKEN_BY_ANOTHER.toNanos()) {
        return null;
      }
      if (idle > PATIENCE.toNanos()) {
        throw new IOException(
            "The broker delivers nothing of %s for %d s, although messages wait there; has the queue another, exclusive consumer?"
                .formatted(queue, PATIENCE.toSeconds()));
      }
    }
  }

  private DeadLetter poll() throws IOException {
    try {
      return arrivals.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading " + queue);
    }
  }

  private void consume() throws IOException {
    Channel channel = reading.createChannel();
    channel.basicQos(window);
    Handover consumer = new Handover(channel);
    channel.basicConsume(queue, false, consumer);
    consumers.add(consumer);
  }

  /** Waits on the reading thread until somebody takes the letter. */
  private final class Handover extends DefaultConsumer {
    Handover(Channel channel) {
      super(channel);
    }

    void end() throws IOException {
      getChannel().basicCancel(getConsumerTag());
      getChannel().basicNack(0, true, true);
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, BasicProperties properties, byte[] body)
        throws IOException {
      DeadLetter letter = new DeadLetter(getChannel(), envelope, properties, body);
      try {
        boolean isTaken = false;
        while (!isTaken && !isClosing) {
          isTaken = arrivals.offer(letter, POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void handleCancel(String consumerTag) {
      loss = "the queue was deleted";
    }

    @Override
    public void handleShutdownSignal(String consumerTag, ShutdownSignalException cause) {
      loss = String.valueOf(cause.getMessage());
    }
  }
}
