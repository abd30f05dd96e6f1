package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Queues in memory with the rules of a broker: windows per consumer, tags per channel, back to the
 * queue's head what a channel leaves unacknowledged. Delivers on the caller's thread. Fails when
 * told to.
 */
final class FakeBroker implements Broker {

  private final Map<String, Deque<Message>> queues = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final List<FakeChannel> channels = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> protocolErrors = new ArrayList<>();
  private BrokerException refusal;
  private boolean failsAcknowledgements;
  private int inFlightAtCancel;
  private int connects;
  private int closedConnections;
  private CountDownLatch answers = new CountDownLatch(0);
  private int cancels;
  private CountDownLatch countAnswers = new CountDownLatch(0);
  private int counts;

  private record Message(String body, int returns) {}

  void publish(String... bodies) {
    publishTo("events", bodies);
  }

  synchronized void publishTo(String queue, String... bodies) {
    for (String body : bodies) {
      queue(queue).add(new Message(body, 0));
    }
    pump();
  }

  private Deque<Message> queue(String name) {
    return queues.computeIfAbsent(name, unused -> new ArrayDeque<>());
  }

  /** Deletes a queue and what is in it, until it is declared again. */
  synchronized void delete(String queue) {
    deleted.add(queue);
    queues.remove(queue);
    for (FakeChannel channel : List.copyOf(channels)) {
      if (channel.name.equals(queue)) {
        channel.unacknowledged.clear();
        channel.end("the queue was deleted");
      }
    }
  }

  synchronized void declare(String queue) {
    deleted.remove(queue);
  }

  /** Refuses connections until told null. */
  synchronized void refuse(BrokerException refusal) {
    this.refusal = refusal;
  }

  /** Keeps whoever connects waiting until the latch is down, whatever interrupts. */
  synchronized void keepConnectsWaiting(CountDownLatch latch) {
    answers = latch;
  }

  /** Keeps whoever asks how many messages wait without an answer until the latch is down. */
  synchronized void keepCountsWaiting(CountDownLatch latch) {
    countAnswers = latch;
  }

  synchronized void failAcknowledgements() {
    failsAcknowledgements = true;
  }

  /**
   * So many messages are already under way when the broker learns that a consumer is cancelled,
   * windows permitting.
   */
  synchronized void keepInFlightAtCancel(int messages) {
    inFlightAtCancel = messages;
  }

  synchronized void cancelConsumers() {
    List.copyOf(channels).forEach(channel -> channel.end("the queue was deleted"));
  }

  synchronized List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  synchronized List<String> protocolErrors() {
    return List.copyOf(protocolErrors);
  }

  synchronized int waiting() {
    return queues.values().stream().mapToInt(Deque::size).sum();
  }

  /** How often the message was given back that was given back most often. */
  synchronized int mostReturns() {
    return queues.values().stream()
        .flatMap(Deque::stream)
        .mapToInt(Message::returns)
        .max()
        .orElse(0);
  }

  synchronized int mostUnacknowledgedOnAChannel() {
    return channels.stream().mapToInt(channel -> channel.unacknowledged.size()).max().orElse(0);
  }

  synchronized int openChannels() {
    return channels.size();
  }

  synchronized int connects() {
    return connects;
  }

  synchronized int closedConnections() {
    return closedConnections;
  }

  /** How often somebody asked how many messages wait. */
  synchronized int counts() {
    return counts;
  }

  synchronized int cancels() {
    return cancels;
  }

  @Override
  public Broker.Connection connect(String name) throws BrokerException {
    CountDownLatch latch;
    synchronized (this) {
      connects++;
      latch = answers;
    }
    awaitUninterruptibly(latch);
    synchronized (this) {
      if (refusal != null) {
        throw refusal;
      }
      return new FakeConnection();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean isInterrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump() {
    boolean progress = true;
    while (progress) {
      progress = false;
      for (FakeChannel channel : List.copyOf(channels)) {
        progress |= channel.deliverOne();
      }
    }
  }

  private final class FakeConnection implements Broker.Connection {

    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public Broker.Channel open(String name, Broker.Listener listener) throws BrokerException {
      synchronized (FakeBroker.this) {
        if (refusal != null) {
          throw refusal;
        }
        if (deleted.contains(name)) {
          throw new BrokerException(
              BrokerException.Kind.SETUP, "No queue \"%s\".".formatted(name), null);
        }
        FakeChannel channel = new FakeChannel(name, listener);
        channels.add(channel);
        return channel;
      }
    }

    @Override
    public long waiting(String queue) {
      CountDownLatch latch;
      synchronized (FakeBroker.this) {
        counts++;
        latch = countAnswers;
      }
      awaitUninterruptibly(latch);
      synchronized (FakeBroker.this) {
        return queue(queue).size();
      }
    }

    @Override
    public void close() {
      synchronized (FakeBroker.this) {
        if (open) {
          open = false;
          closedConnections++;
        }
      }
    }
  }

  private final class FakeChannel implements Broker.Channel {

    private final String name;
    private final Broker.Listener listener;
    private final TreeMap<Long, Message> unacknowledged = new TreeMap<>();
    private long tag;
    private long before;
    private int window;

    private FakeChannel(String name, Broker.Listener listener) {
      this.name = name;
      this.listener = listener;
    }

    private boolean deliverOne() {
      if (unacknowledged.tailMap(before, false).size() >= window || queue(name).isEmpty()) {
        return false;
      }
      Message message = queue(name).poll();
      unacknowledged.put(++tag, message);
      listener.delivered(
          new Envelope(tag, message.returns() > 0, "", name),
          new AMQP.BasicProperties(),
          message.body().getBytes(StandardCharsets.UTF_8));
      return true;
    }

    private void end(String reason) {
      requeue();
      listener.lost(reason);
    }

    private void requeue() {
      channels.remove(this);
      window = 0;
      putBack(unacknowledged);
    }

    private void putBack(NavigableMap<Long, Message> messages) {
      messages
          .descendingMap()
          .values()
          .forEach(
              message -> queue(name).addFirst(new Message(message.body(), message.returns() + 1)));
      messages.clear();
      pump();
    }

    @Override
    public void giveBack(long upTo) {
      synchronized (FakeBroker.this) {
        putBack(unacknowledged.headMap(upTo, true));
      }
    }

    @Override
    public void consume(int size) {
      synchronized (FakeBroker.this) {
        if (window > 0 || !channels.contains(this)) {
          protocolErrors.add("consume(%d) on a channel that consumes or is closed".formatted(size));
        }
        before = tag;
        window = size;
        pump();
      }
    }

    @Override
    public void cancel() {
      synchronized (FakeBroker.this) {
        cancels++;
        for (int i = 0; i < inFlightAtCancel; i++) {
          deliverOne();
        }
        window = 0;
      }
    }

    @Override
    public void acknowledge(long upTo) throws BrokerException {
      synchronized (FakeBroker.this) {
        if (failsAcknowledgements) {
          failsAcknowledgements = false;
          requeue();
          throw new BrokerException(BrokerException.Kind.TRANSIENT, "The connection broke.", null);
        }
        var done = unacknowledged.headMap(upTo, true);
        if (done.isEmpty()) {
          protocolErrors.add("unknown delivery tag " + upTo);
        }
        done.values().forEach(message -> acknowledged.add(message.body()));
        done.clear();
        pump();
      }
    }

    @Override
    public void close() {
      synchronized (FakeBroker.this) {
        requeue();
      }
    }
  }
}
