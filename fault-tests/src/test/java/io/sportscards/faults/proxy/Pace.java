package io.sportscards.faults.proxy;

import java.util.concurrent.locks.LockSupport;

/** Holds a stream to a number of bytes per second. */
final class Pace {
  /** Bytes that may go at once: a tenth of a second's worth, so that a stream is slow, not late. */
  private final int portion;

  private final int bytesPerSecond;

  Pace(int bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
    this.portion = Math.max(1, bytesPerSecond / 10);
  }

  int portion(int wanted) {
    return Math.min(wanted, portion);
  }

  void spend(int bytes) {
    LockSupport.parkNanos(bytes * 1_000_000_000L / bytesPerSecond);
  }
}
