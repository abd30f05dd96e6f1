package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.demo.services.Broker;
import io.sportscards.demo.services.QueueCount;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
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
  private static final int POLL_MILLIS = 100;
  private static final int CLOSE_MILLIS = 30_000;

  // the reading connection stands still while nobody takes a letter, so questions have their own
  private final Connection asking;
  private final String queue;
  private final LetterStream letters;
  private final int others;
  private long given;
  private long removed;
  private long left;

  private DeadLetterQueue(
      Connection asking, String queue, LetterStream letters, int others, long left) {
    this.asking = asking;
    this.queue = queue;
    this.letters = letters;
    this.others = others;
    this.left = left;
  }

  /**
   * Starts to look at the letters that wait now.
   *
   * @param most letters to look at
   * @throws IOException when there is no such queue, or it cannot be read
   */
  public static DeadLetterQueue open(Broker broker, String queue, long most) throws IOException {
    Connection asking = broker.connect();
    Connection reading = null;
    try {
      AMQP.Queue.DeclareOk atStart = count(asking, queue);
      reading = broker.connect(new OnReadingThread());
      long left = Math.min(most, atStart.getMessageCount());
      int window = (int) Math.max(1, Math.min(MOST_PER_CHANNEL, left));
      LetterStream letters = new LetterStream(reading, queue, window);
      if (left > 0) {
        letters.addConsumer();
      }
      return new DeadLetterQueue(asking, queue, letters, atStart.getConsumerCount(), left);
    } catch (IOException | RuntimeException e) {
      if (reading != null) {
        reading.abort(CLOSE_MILLIS);
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
    if (given - removed == letters.window()) {
      letters.addConsumer(); // the others hold all they may, so nothing is on its way
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

  /** Null when none comes for a while and none waits. */
  private DeadLetter await() throws IOException {
    long start = System.nanoTime();
    for (DeadLetter letter = letters.poll(); ; letter = letters.poll()) {
      if (letter != null) {
        return letter;
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
    long deadline = System.nanoTime() + TAKEN_BY_ANOTHER.toNanos();
    try {
      letters.giveBack();
      while (count(asking, queue).getConsumerCount() > others && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (IOException | AlreadyClosedException e) {
      return; // the broker puts them back whether somebody watches or not
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      letters.abort(CLOSE_MILLIS);
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
}
