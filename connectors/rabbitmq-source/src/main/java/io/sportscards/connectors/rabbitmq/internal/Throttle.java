package io.sportscards.connectors.rabbitmq.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what a reader holds in memory below its bounds: says when consumers pause, how far one may
 * run ahead, and which message is too much.
 */
final class Throttle {

  private final DeliveryBuffer buffer;
  private final long maxBufferedBytes;
  private final ExpectedSize expectedSize = new ExpectedSize();
  private final AtomicBoolean isPaused = new AtomicBoolean();
  private final AtomicLong pauses = new AtomicLong();

  Throttle(DeliveryBuffer buffer, long maxBufferedBytes) {
    this.buffer = buffer;
    this.maxBufferedBytes = maxBufferedBytes;
  }

  /** I/O thread: false if more is on its way than can be held, and the channel must go. */
  boolean admits(ChannelGeneration channel, long bytes) {
    expectedSize.observe(bytes);
    if (buffer.bytes() + bytes > 2 * maxBufferedBytes && channel.isWide()) {
      expectedSize.overrun();
      return false;
    }
    return true;
  }

  /** I/O thread: true if a pause begins, with so many bytes held. */
  boolean pausesAt(long held) {
    if (held > maxBufferedBytes && isPaused.compareAndSet(false, true)) {
      pauses.incrementAndGet();
      return true;
    }
    return false;
  }

  /** Task thread: true if a pause ends, with so many bytes held. */
  boolean resumesAt(long held) {
    return hasDrained(held) && isPaused.get() && isPaused.compareAndSet(true, false);
  }

  private boolean hasDrained(long held) {
    return held < maxBufferedBytes / 2;
  }

  /**
   * Control thread: whether consumers may have messages. Ends a pause that nothing else would end:
   * the task may have drained the buffer between a delivery's count and the pause it led to, and
   * then has nothing left to release.
   */
  boolean isOpen() {
    if (isPaused.get() && hasDrained(buffer.bytes())) {
      isPaused.set(false);
    }
    return !isPaused.get();
  }

  /** Control thread: messages that one of so many consumers may have on its way to the buffer. */
  long window(int consumers) {
    return maxBufferedBytes / consumers / expectedSize.bytes();
  }

  void acknowledged() {
    expectedSize.acknowledged();
  }

  long pauses() {
    return pauses.get();
  }
}
