package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Consumers of one queue, each with a channel of its own, that hand letters over one at a time. One
 * thread uses it; what arrives waits on the connection's reading thread until that one takes it.
 */
final class LetterStream {
  private static final long POLL_MILLIS = 500;

  private final Connection reading;
  private final String queue;
  private final int windowPerConsumer;
  private final BlockingQueue<DeadLetter> arrivals = new SynchronousQueue<>();
  private final List<Handover> consumers = new ArrayList<>();
  private volatile String loss;
  private volatile boolean isEnding;

  /**
   * @param windowPerConsumer letters that one may hold, 1 to 65,535
   */
  LetterStream(Connection reading, String queue, int windowPerConsumer) {
    this.reading = reading;
    this.queue = queue;
    this.windowPerConsumer = windowPerConsumer;
  }

  void addConsumer() throws IOException {
    Channel channel = reading.createChannel();
    channel.basicQos(windowPerConsumer);
    Handover consumer = new Handover(channel);
    channel.basicConsume(queue, false, consumer);
    consumers.add(consumer);
  }

  /** Letters that all its consumers may hold. */
  long window() {
    return (long) consumers.size() * windowPerConsumer;
  }

  /**
   * The next letter; null if none comes within half a second.
   *
   * @throws IOException when none can come any more
   */
  DeadLetter poll() throws IOException {
    try {
      DeadLetter letter = arrivals.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (letter == null && loss != null) {
        throw new IOException("The connection to " + queue + " is lost: " + loss);
      }
      return letter;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading " + queue);
    }
  }

  /** Ends the consumers, and tells the broker to take back whatever was not removed. */
  void giveBack() throws IOException {
    isEnding = true;
    for (Handover consumer : consumers) {
      Channel channel = consumer.getChannel();
      channel.basicCancel(consumer.getConsumerTag());
      channel.basicNack(0, true, true);
    }
  }

  void abort(int millis) {
    isEnding = true;
    reading.abort(millis);
  }

  /** Waits on the reading thread until somebody takes the letter. */
  private final class Handover extends DefaultConsumer {
    Handover(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, BasicProperties properties, byte[] body)
        throws IOException {
      DeadLetter letter = new DeadLetter(getChannel(), envelope, properties, body);
      try {
        boolean isTaken = false;
        while (!isTaken && !isEnding) {
          isTaken = arrivals.offer(letter, POLL_MILLIS, TimeUnit.MILLISECONDS);
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
