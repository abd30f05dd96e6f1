package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final SettableClock clock = new SettableClock();

  @Test
  void theCeilingIsTheWindowsOverTheTimeFromCheckpointToCheckpoint() {
    Pace pace = pace(null);
    pace.start();
    pace.checkpoint(1);
    assertThat(pace.ceiling()).isZero();
    assertThat(pace.boundMillis()).isZero();

    clock.advance(Duration.ofSeconds(10));
    pace.checkpoint(2);
    assertThat(pace.ceiling()).isEqualTo(12_000);

    clock.advance(Duration.ofMinutes(20));
    pace.checkpoint(3);
    assertThat(pace.ceiling()).isEqualTo(100);
  }

  @Test
  void theIntervalThatWasGivenCountsFromTheStartUntilTheTrueOneIsSeen() {
    Pace pace = pace(Duration.ofSeconds(10));
    assertThat(pace.ceiling()).isZero();

    pace.start();
    assertThat(pace.ceiling()).isEqualTo(12_000);
    assertThat(pace.boundMillis()).isEqualTo(20_000);

    pace.checkpoint(1);
    clock.advance(Duration.ofSeconds(30));
    pace.checkpoint(2);
    assertThat(pace.ceiling()).isEqualTo(4_000);
    assertThat(pace.boundMillis()).isEqualTo(60_000);
  }

  @Test
  void theDurationOfACompletedCheckpointAddsToTheBound() {
    Pace pace = pace(null);
    pace.checkpoint(1);
    clock.advance(Duration.ofSeconds(4));
    pace.completed(1);
    clock.advance(Duration.ofSeconds(6));
    pace.checkpoint(2);

    assertThat(pace.boundMillis()).isEqualTo(24_000);
  }

  @Test
  void checkpointsAtOnceDoNotDivideByZero() {
    Pace pace = pace(null);
    pace.checkpoint(1);
    pace.checkpoint(2);

    assertThat(pace.ceiling()).isEqualTo(120_000_000);
  }

  private Pace pace(Duration interval) {
    return new Pace(settings(interval), 1, clock);
  }

  private static ReaderSettings settings(Duration interval) {
    return new ReaderSettings(
        List.of("orders", "catalog"),
        2,
        30_000,
        1 << 20,
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        interval);
  }
}
