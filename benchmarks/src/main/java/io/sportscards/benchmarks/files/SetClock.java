package io.sportscards.benchmarks.files;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** The time is what was set. */
final class SetClock implements ProcessingTimeService {
  private long nowMillis;

  void set(long millis) {
    nowMillis = millis;
  }

  @Override
  public long getCurrentProcessingTime() {
    return nowMillis;
  }

  @Override
  public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
    throw new UnsupportedOperationException("The archive's sink sets no timers");
  }
}
