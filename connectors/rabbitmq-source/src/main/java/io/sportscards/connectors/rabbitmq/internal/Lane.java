package io.sportscards.connectors.rabbitmq.internal;

import java.util.ArrayDeque;
import javax.annotation.concurrent.GuardedBy;

/**
 * The deliveries of one queue, in the order of their arrival. I/O threads add, the task thread
 * takes whole batches, so the two rarely meet at the lock.
 */
final class Lane {

  private final Object lock = new Object();

  @GuardedBy("lock")
  private ArrayDeque<Delivery> incoming = new ArrayDeque<>();

  private volatile boolean hasIncoming;

  // task thread only
  private ArrayDeque<Delivery> batch = new ArrayDeque<>();

  void add(Delivery delivery) {
    synchronized (lock) {
      incoming.add(delivery);
      hasIncoming = true;
    }
  }

  /** Task thread: the next delivery, or null. */
  Delivery poll() {
    if (batch.isEmpty() && hasIncoming) {
      synchronized (lock) {
        ArrayDeque<Delivery> drained = batch;
        batch = incoming;
        incoming = drained;
        hasIncoming = false;
      }
    }
    return batch.poll();
  }

  /** Task thread. */
  boolean isEmpty() {
    return batch.isEmpty() && !hasIncoming;
  }
}
