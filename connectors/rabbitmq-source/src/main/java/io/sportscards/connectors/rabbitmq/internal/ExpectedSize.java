package io.sportscards.connectors.rabbitmq.internal;

/**
 * The size to expect of the next messages: that of recent ones, the last 16 or so weighing most.
 * Starts at 1 MiB, so that a reader begins with a small window and widens it as it learns.
 *
 * <p>Once large messages have overrun a window that small ones had widened, the largest counts
 * until messages have been acknowledged. Else the same messages, delivered again, would widen the
 * window and overrun it again, without end.
 */
final class ExpectedSize {

  private static final double WEIGHT = 1.0 / 16;

  // written by the I/O thread
  private volatile double average = 1 << 20;
  private volatile long largest;
  private volatile boolean isCautious;

  // one I/O thread at a time; a step lost to a connection that is just ending changes little
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void observe(long bytes) {
    average += (bytes - average) * WEIGHT;
    if (bytes > largest) {
      largest = bytes;
    }
  }

  void overrun() {
    isCautious = true;
  }

  void acknowledged() {
    if (isCautious) {
      isCautious = false;
      largest = 0;
    }
  }

  /** In bytes, at least 1. */
  long bytes() {
    return Math.max(1, isCautious ? largest : (long) average);
  }
}
