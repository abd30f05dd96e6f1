package io.sportscards.connectors.rabbitmq.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Hands deliveries from the I/O thread to the task thread, from each queue in turn: a queue with a
 * backlog does not keep the others waiting. Counts and never blocks; keeping below a cap is up to
 * who adds.
 */
final class DeliveryBuffer {

  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Lane[] lanes;
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();

  // written by the task thread
  private volatile CompletableFuture<Void> waiting = AVAILABLE;
  private volatile BrokerException failure;

  // task thread only
  private int turn;

  DeliveryBuffer(int queues) {
    this.lanes = Stream.generate(Lane::new).limit(queues).toArray(Lane[]::new);
  }

  /** Appends; returns the bytes now held. */
  long add(Delivery delivery) {
    messages.incrementAndGet();
    long held = bytes.addAndGet(delivery.bytes());
    peakBytes.accumulateAndGet(held, Math::max);
    lanes[delivery.queue()].add(delivery);
    waiting.complete(null);
    return held;
  }

  /** Makes the task fail with this, the next time it looks. The first failure stays. */
  void fail(BrokerException cause) {
    if (failure == null) {
      failure = cause;
    }
    waiting.complete(null);
  }

  /**
   * The next delivery, or null. It stays counted until {@link #release}.
   *
   * @throws BrokerException what {@link #fail} was given
   */
  Delivery poll() throws BrokerException {
    if (failure != null) {
      throw failure;
    }
    for (int tried = 0; tried < lanes.length; tried++) {
      Delivery delivery = lanes[turn].poll();
      turn = turn + 1 == lanes.length ? 0 : turn + 1;
      if (delivery != null) {
        return delivery;
      }
    }
    return null;
  }

  /** Says that a delivery has left memory; returns the bytes still held. */
  long release(Delivery delivery) {
    messages.decrementAndGet();
    return bytes.addAndGet(-delivery.bytes());
  }

  boolean isEmpty() {
    for (Lane lane : lanes) {
      if (!lane.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Completes when {@link #poll} has something to say; the same future until then. */
  CompletableFuture<Void> available() {
    if (hasNews()) {
      return AVAILABLE;
    }
    if (waiting.isDone()) {
      waiting = new CompletableFuture<>();
    }
    // who adds or fails after this second look completes the future; before it, is seen
    return hasNews() ? AVAILABLE : waiting;
  }

  private boolean hasNews() {
    return failure != null || !isEmpty();
  }

  /** Received and not yet released; any thread. */
  int messages() {
    return messages.get();
  }

  long bytes() {
    return bytes.get();
  }

  long peakBytes() {
    return peakBytes.get();
  }
}
