package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final DeliveryTimes times = new DeliveryTimes();

  @Test
  void theOldestIsTheFirstThatWasNotAcknowledged() {
    assertThat(times.oldest()).isEqualTo(Instant.MAX);
    for (int tag = 1; tag <= 10; tag++) {
      times.delivered(tag, START.plusSeconds(tag));
    }
    times.acknowledged(4);

    assertThat(times.oldest()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void whatComesWithinATenthOfASecondIsOneSample() {
    for (int tag = 1; tag <= 250; tag++) {
      times.delivered(tag, START.plusMillis(tag));
    }
    times.acknowledged(150);

    // tag 151 came at 151 ms; its sample is that of tag 101
    assertThat(times.oldest()).isEqualTo(START.plusMillis(101));
  }

  @Test
  void aClockThatIsSetBackIsFollowed() {
    times.delivered(1, START);
    times.delivered(2, START.minusSeconds(60));
    times.acknowledged(1);

    assertThat(times.oldest()).isEqualTo(START.minusSeconds(60));
  }
}
