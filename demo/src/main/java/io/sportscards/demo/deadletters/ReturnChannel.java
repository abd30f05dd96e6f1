package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import io.sportscards.demo.services.Broker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Publishes into queues by their names, with publisher confirms. One thread uses it. */
final class ReturnChannel implements AutoCloseable {
  private static final int CLOSE_MILLIS = 10_000;

  private final Connection connection;
  private final Channel channel;
  private final String user;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  private ReturnChannel(Connection connection, String user) throws IOException {
    this.connection = connection;
    this.channel = connection.createChannel();
    this.user = user;
  }

  static ReturnChannel open(Broker broker) throws IOException {
    Connection connection = broker.connect();
    try {
      ReturnChannel returns = new ReturnChannel(connection, broker.user());
      returns.listen();
      returns.channel.confirmSelect();
      return returns;
    } catch (IOException | RuntimeException e) {
      connection.abort(CLOSE_MILLIS);
      throw e;
    }
  }

  private void listen() {
    channel.addConfirmListener(
        new ConfirmListener() {
          @Override
          public void handleAck(long number, boolean isMultiple) {
            answers.add(new Answer.Confirm(number, isMultiple, true));
          }

          @Override
          public void handleNack(long number, boolean isMultiple) {
            answers.add(new Answer.Confirm(number, isMultiple, false));
          }
        });
    channel.addReturnListener(
        returned ->
            answers.add(new Answer.Unroutable(returned.getRoutingKey(), returned.getBody())));
    channel.addShutdownListener(
        cause -> answers.add(new Answer.Lost(String.valueOf(cause.getMessage()))));
  }

  /**
   * Publishes a letter, persistent and mandatory.
   *
   * @return the number under which it is confirmed
   */
  long send(DeadLetter letter, String queue) throws IOException {
    long number = channel.getNextPublishSeqNo();
    BasicProperties properties = Returnable.properties(letter.properties(), user);
    try {
      channel.basicPublish("", queue, true, properties, letter.body());
    } catch (AlreadyClosedException e) {
      throw new IOException("The connection to the broker is lost: " + e.getMessage(), e);
    }
    return number;
  }

  /** The next answer; null if none comes in time. */
  Answer answer(long millis) throws IOException {
    try {
      return answers.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the broker");
    }
  }

  @Override
  public void close() {
    connection.abort(CLOSE_MILLIS);
  }
}
