package io.sportscards.platform.generator.publish;

import io.sportscards.platform.generator.Message;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes persistent messages at least once: a message counts when the broker has confirmed it,
 * and what a lost connection leaves unconfirmed, or the broker refuses, is sent again.
 *
 * <p>One thread uses it. The number of unconfirmed messages is bounded, and with it memory and what
 * a crash of the broker can double.
 */
public final class Publisher implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final PublishSettings settings;
  private final PublishFailures failures;
  private final ConfirmedMessages confirmed;
  private final BlockingQueue<BrokerAnswer> answers = new LinkedBlockingQueue<>();
  private final Deque<Message> refused = new ArrayDeque<>();
  private final long startedNanos = System.nanoTime();
  private Runnable whileWaiting = () -> {};
  private PublishChannel channel;
  private long sent;
  private long confirmations;
  private long reconnects;
  private long lastProgressNanos = System.nanoTime();

  private Publisher(PublishSettings settings, ConfirmedMessages confirmed) {
    this.settings = settings;
    this.failures = new PublishFailures(settings);
    this.confirmed = confirmed;
  }

  /**
   * Connects.
   *
   * @throws IOException when the broker cannot be reached at once
   */
  public static Publisher open(PublishSettings settings, ConfirmedMessages confirmed)
      throws IOException {
    Publisher publisher = new Publisher(settings, confirmed);
    try {
      publisher.channel = PublishChannel.open(settings, publisher.answers);
    } catch (IOException | TimeoutException e) {
      throw publisher.failures.unreachable(e);
    }
    return publisher;
  }

  /** What to do again and again while {@link #publish} and {@link #flush} wait. */
  void whileWaiting(Runnable action) {
    this.whileWaiting = action;
  }

  /** Why the broker takes no messages just now, as part of a sentence; empty when it does. */
  String trouble() {
    if (!channel.blocked().isEmpty()) {
      return "the broker takes nothing: " + channel.blocked();
    }
    if (!refused.isEmpty()) {
      return "a queue refuses messages, which it does when it is full";
    }
    return "";
  }

  /**
   * Sends a message; waits while too many are unconfirmed or the broker takes nothing.
   *
   * @throws IOException when no queue takes the message, or patience is at its end
   */
  public void publish(Message message) throws IOException {
    keepRate();
    takeAnswers();
    while (unconfirmed() >= settings.outstanding() || !channel.blocked().isEmpty()) {
      awaitAnswer();
    }
    if (unconfirmed() == 0) {
      lastProgressNanos = System.nanoTime(); // nothing was due before
    }
    channel.send(message);
    sent++;
  }

  /** Waits until every message is confirmed. */
  public void flush() throws IOException {
    takeAnswers();
    while (unconfirmed() > 0) {
      awaitAnswer();
    }
  }

  public long confirmations() {
    return confirmations;
  }

  /** Times that the connection was lost and made again. */
  public long reconnects() {
    return reconnects;
  }

  /** Closes the connection; what is not confirmed by then may or may not be in the queue. */
  @Override
  public void close() {
    channel.close();
  }

  private int unconfirmed() {
    return channel.unconfirmed().size() + refused.size();
  }

  private void keepRate() throws IOException {
    if (settings.perSecond() == 0) {
      return;
    }
    long due = startedNanos + sent * 1_000_000_000L / settings.perSecond();
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      takeAnswers();
      LockSupport.parkNanos(Math.min(wait, 10_000_000L));
    }
  }

  private void takeAnswers() throws IOException {
    for (BrokerAnswer answer = answers.poll(); answer != null; answer = answers.poll()) {
      take(answer);
    }
  }

  /** Waits for an answer; refused messages are tried again when none comes for a moment. */
  private void awaitAnswer() throws IOException {
    try {
      BrokerAnswer answer = answers.poll(100, TimeUnit.MILLISECONDS);
      if (answer != null) {
        take(answer);
        return;
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    whileWaiting.run();
    while (!refused.isEmpty() && channel.blocked().isEmpty()) {
      channel.send(refused.remove());
    }
    if (isPatienceOver()) {
      throw failures.silent(unconfirmed(), trouble(), confirmations);
    }
  }

  private void take(BrokerAnswer answer) throws IOException {
    if (answer instanceof BrokerAnswer.Confirm confirm && confirm.channel() == channel) {
      settle(confirm);
    } else if (answer instanceof BrokerAnswer.Returned returned && returned.channel() == channel) {
      throw failures.unroutable(returned);
    } else if (answer instanceof BrokerAnswer.Closed closed && closed.channel() == channel) {
      if (closed.isOurs()) {
        throw failures.refused(closed.reason());
      }
      reconnect(closed.reason());
    }
  }

  private void settle(BrokerAnswer.Confirm confirm) throws IOException {
    for (Message message : channel.settle(confirm)) {
      if (confirm.isAck()) {
        confirmations++;
        lastProgressNanos = System.nanoTime();
        confirmed.accept(message);
      } else {
        refused.add(message);
      }
    }
  }

  private void reconnect(String reason) throws IOException {
    PublishChannel lost = channel;
    lost.close();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        channel = PublishChannel.open(settings, answers);
        break;
      } catch (IOException | TimeoutException e) {
        if (isPatienceOver()) {
          throw failures.away(reason, e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
    reconnects++;
    lost.unconfirmed().forEach(channel::send);
  }

  private boolean isPatienceOver() {
    return System.nanoTime() - lastProgressNanos > settings.patience().toNanos();
  }

  private InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException(
        "Publishing was interrupted with " + unconfirmed() + " messages unconfirmed.");
  }
}
