package io.sportscards.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelayHistogramTest {
  @Test
  void aPercentileIsTheLeastDelayThatSoManyDoNotExceed() {
    DelayHistogram delays = new DelayHistogram();
    for (int millis = 1; millis <= 100; millis++) {
      delays.add(millis);
    }

    assertThat(delays.percentile(0.5)).isEqualTo(50);
    assertThat(delays.percentile(0.95)).isEqualTo(95);
    assertThat(delays.percentile(1)).isEqualTo(100);
  }

  @Test
  void whatIsBeyondHalfAnHourCountsAsHalfAnHour() {
    DelayHistogram delays = new DelayHistogram();
    delays.add(Long.MAX_VALUE);
    delays.add(-1);

    assertThat(delays.percentile(0.5)).isZero();
    assertThat(delays.percentile(1)).isEqualTo(1_800_000);
  }
}
