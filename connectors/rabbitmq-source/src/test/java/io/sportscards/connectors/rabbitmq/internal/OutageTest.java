package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.rabbitmq.internal.BrokerException.Kind;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutageTest {

  private final BrokerException unreachable =
      new BrokerException(Kind.TRANSIENT, "Connection refused.", null);
  private final BrokerException noQueue = new BrokerException(Kind.SETUP, "No queue.", null);

  private final SettableClock clock = new SettableClock();
  private final Outage outage =
      new Outage(
          Duration.ofMinutes(2),
          "Queue \"events\"",
          new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new SplittableRandom(1)),
          clock);

  @Test
  void aSetupProblemFailsTheStartAtOnce() {
    assertThatThrownBy(() -> outage.goesOn(noQueue)).isSameAs(noQueue);
  }

  @Test
  void theSameProblemAfterAGoodStartMayPass() throws BrokerException {
    outage.opened();

    assertThat(outage.goesOn(noQueue)).isPositive();
  }

  @Test
  void anUnreachableBrokerIsTriedAgainUntilTheTimeout() throws BrokerException {
    outage.goesOn(unreachable);
    clock.advance(Duration.ofMinutes(2));
    outage.goesOn(unreachable);
    clock.advance(Duration.ofSeconds(1));

    assertThatThrownBy(() -> outage.goesOn(unreachable))
        .isInstanceOf(BrokerException.class)
        .hasMessage(
            "Queue \"events\" could not be consumed for PT2M1S, longer than the reconnect timeout"
                + " of PT2M. Last reason: Connection refused.");
  }

  @Test
  void theTimeoutCountsFromTheLossAndNotFromTheStart() throws BrokerException {
    outage.opened();
    clock.advance(Duration.ofHours(5));

    assertThat(outage.goesOn(unreachable)).isLessThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void outagesInQuickSuccessionKeepTheirDelayAndCalmOnesStartAnew() throws BrokerException {
    outage.opened();
    outage.goesOn(unreachable);
    outage.opened();
    clock.advance(Duration.ofSeconds(1));
    assertThat(outage.goesOn(unreachable)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    outage.opened();
    clock.advance(Duration.ofMinutes(1));

    assertThat(outage.goesOn(unreachable)).isLessThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void theFirstConnectIsNoRecovery() throws BrokerException {
    outage.goesOn(unreachable);
    outage.opened();
    assertThat(outage.recoveries()).isZero();
    outage.goesOn(unreachable);
    outage.opened();

    assertThat(outage.recoveries()).isEqualTo(1);
  }

  @Test
  void openingAgainAndAgainWithoutAnAcknowledgementIsOneOutage() throws BrokerException {
    outage.opened();
    for (int i = 0; i <= 12; i++) {
      outage.goesOn(unreachable);
      outage.opened();
      clock.advance(Duration.ofSeconds(10));
    }

    assertThatThrownBy(() -> outage.goesOn(unreachable))
        .hasMessageStartingWith("Queue \"events\" could not be consumed for PT2M10S");
  }

  @Test
  void anAcknowledgementEndsAnOutageOnceAllChannelsAreOpen() throws BrokerException {
    outage.opened();
    outage.goesOn(unreachable);
    clock.advance(Duration.ofMinutes(2));
    outage.opened();
    outage.acknowledged();
    clock.advance(Duration.ofSeconds(1));

    assertThat(outage.goesOn(unreachable)).isPositive();
    outage.acknowledged();
    clock.advance(Duration.ofSeconds(121));
    assertThatThrownBy(() -> outage.goesOn(unreachable)).isInstanceOf(BrokerException.class);
  }

  @Test
  void aTimeoutShorterThanTheCalmPeriodDoesNotAddUpOutages() throws BrokerException {
    Outage impatient =
        new Outage(
            Duration.ofSeconds(5),
            "Queue \"events\"",
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new SplittableRandom(1)),
            clock);
    impatient.opened();
    impatient.goesOn(unreachable);
    impatient.opened();
    clock.advance(Duration.ofSeconds(6));

    assertThat(impatient.goesOn(unreachable)).isPositive();
  }
}
