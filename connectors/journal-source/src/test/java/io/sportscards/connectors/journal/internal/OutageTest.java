package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutageTest {

  private final JournalException lost =
      new JournalException(JournalException.Kind.TRANSIENT, "Connection lost.", null);
  private final JournalException noTable =
      new JournalException(JournalException.Kind.SETUP, "There is no table.", null);

  private final SettableClock clock = new SettableClock();
  private final Outage outage =
      new Outage(
          Duration.ofSeconds(60),
          "Journal \"events\"",
          new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)),
          clock);

  @Test
  void delaysDoubleUpToTenSecondsAndBeginAnewAfterAnAnswer() throws JournalException {
    assertThat(outage.goesOn(lost)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(outage.goesOn(lost)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    for (int i = 0; i < 10; i++) {
      outage.goesOn(lost);
    }
    assertThat(outage.goesOn(lost)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));

    outage.ended();
    assertThat(outage.recoveries()).isEqualTo(1);
    assertThat(outage.goesOn(lost)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
  }

  @Test
  void anOutageLongerThanTheTimeoutFailsWithItsLastReason() throws JournalException {
    outage.goesOn(lost);
    clock.advance(Duration.ofSeconds(60));
    outage.goesOn(lost);
    clock.advance(Duration.ofSeconds(1));

    assertThatThrownBy(() -> outage.goesOn(lost))
        .hasMessage(
            "Journal \"events\" could not be read for PT1M1S, longer than the reconnect timeout of"
                + " PT1M. Last reason: Connection lost.");
  }

  @Test
  void whatAPersonMustChangeFailsTheStartAtOnceAndLaterOnlyAfterTheTimeout()
      throws JournalException {
    assertThatThrownBy(() -> outage.goesOn(noTable)).isSameAs(noTable);

    outage.ended();
    assertThat(outage.recoveries()).isZero();
    assertThat(outage.goesOn(noTable)).isPositive();
  }
}
