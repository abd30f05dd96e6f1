package io.sportscards.connectors.rabbitmq.internal;

/**
 * The size of recent messages, the last 16 or so weighing most. Starts at 1 MiB, so that a reader
 * begins with a small window and widens it as it learns. Written by the I/O thread, read by any.
 */
final class AverageSize {

  private static final double WEIGHT = 1.0 / 16;

  private volatile double average = 1 << 20;

  // one I/O thread at a time; a step lost to a connection that is just ending changes little
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void observe(long bytes) {
    average += (bytes - average) * WEIGHT;
  }

  long bytes() {
    return (long) average + 1;
  }
}
