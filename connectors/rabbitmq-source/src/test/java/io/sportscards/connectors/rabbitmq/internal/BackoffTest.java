package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), new SplittableRandom(1));

  @Test
  void delaysDoubleUpToTheCapAndAreDrawnFromTheirUpperHalf() {
    for (long full : new long[] {200, 400, 800, 1000, 1000}) {
      assertThat(backoff.next().toMillis()).isBetween(full / 2, full);
    }
  }

  @Test
  void aResetStartsWithTheFirstDelayAgain() {
    backoff.next();
    backoff.next();
    backoff.reset();

    assertThat(backoff.next().toMillis()).isBetween(100L, 200L);
  }
}
