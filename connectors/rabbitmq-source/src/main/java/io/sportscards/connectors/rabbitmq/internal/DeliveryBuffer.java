package io.sportscards.connectors.rabbitmq.internal;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.annotation.concurrent.GuardedBy;

/**
 * Hands deliveries from the I/O thread to the task thread. The task takes whole batches, so the two
 * rarely meet at the lock. Counts bytes and never blocks; keeping below a cap is up to who adds.
 */
final class DeliveryBuffer {

  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Object lock = new Object();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();

  @GuardedBy("lock")
  private ArrayDeque<Delivery> incoming = new ArrayDeque<>();

  @GuardedBy("lock")
  private CompletableFuture<Void> waiting = AVAILABLE;

  private volatile BrokerException failure;

  // task thread only
  private ArrayDeque<Delivery> batch = new ArrayDeque<>();

  /** Appends; returns the bytes now held. */
  long add(Delivery delivery) {
    long held = bytes.addAndGet(delivery.bytes());
    peakBytes.accumulateAndGet(held, Math::max);
    wake(delivery);
    return held;
  }

  /** Makes the task fail with this, the next time it looks. The first failure stays. */
  void fail(BrokerException cause) {
    if (failure == null) {
      failure = cause;
    }
    wake(null);
  }

  private void wake(Delivery delivery) {
    CompletableFuture<Void> waiter;
    synchronized (lock) {
      if (delivery != null) {
        incoming.add(delivery);
      }
      waiter = waiting;
      waiting = AVAILABLE;
    }
    // outside the lock: runs what the task hung on it
    waiter.complete(null);
  }

  /**
   * The next delivery, or null. Its bytes stay counted until {@link #release}.
   *
   * @throws BrokerException what {@link #fail} was given
   */
  Delivery poll() throws BrokerException {
    if (failure != null) {
      throw failure;
    }
    if (batch.isEmpty()) {
      synchronized (lock) {
        ArrayDeque<Delivery> drained = batch;
        batch = incoming;
        incoming = drained;
      }
    }
    return batch.poll();
  }

  /** Says that a delivery has left memory; returns the bytes still held. */
  long release(Delivery delivery) {
    return bytes.addAndGet(-delivery.bytes());
  }

  boolean isEmpty() {
    if (!batch.isEmpty()) {
      return false;
    }
    synchronized (lock) {
      return incoming.isEmpty();
    }
  }

  /** Completes when {@link #poll} has something to say; the same future until then. */
  CompletableFuture<Void> available() {
    if (!batch.isEmpty()) {
      return AVAILABLE;
    }
    synchronized (lock) {
      // a failure set after this look finds the future below
      if (!incoming.isEmpty() || failure != null) {
        return AVAILABLE;
      }
      if (waiting.isDone()) {
        waiting = new CompletableFuture<>();
      }
      return waiting;
    }
  }

  long bytes() {
    return bytes.get();
  }

  long peakBytes() {
    return peakBytes.get();
  }
}
