package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final SettableClock clock = new SettableClock();
  private final Pace pace =
      new Pace(ReaderUnderTest.settings(List.of("orders", "catalog"), 2, 30_000, 1 << 20), clock);

  @Test
  void theCeilingIsTheWindowsOverTheTimeFromCheckpointToCheckpoint() {
    pace.checkpoint();
    assertThat(pace.ceiling()).isZero();
    clock.advance(Duration.ofSeconds(10));
    pace.checkpoint();
    assertThat(pace.ceiling()).isEqualTo(12_000);
    clock.advance(Duration.ofMinutes(20));
    pace.checkpoint();

    assertThat(pace.ceiling()).isEqualTo(100);
  }

  @Test
  void checkpointsAtOnceDoNotDivideByZero() {
    pace.checkpoint();
    pace.checkpoint();

    assertThat(pace.ceiling()).isEqualTo(120_000_000);
  }
}
