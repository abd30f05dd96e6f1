package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SizingTest {

  private final ReaderSettings settings = ReaderUnderTest.settings(2, 30_000, 1 << 20);

  @Test
  void theSummaryNamesTheCeilingOfOneReaderAndOfAll() {
    assertThat(sizing(Duration.ofSeconds(10)).summary())
        .isEqualTo(
            "Queue \"events\": with PT10S from checkpoint to checkpoint, a reader takes at most"
                + " 6000 messages/s (60000 unacknowledged ones), all 4 of them 24000. A message may"
                + " wait PT23S and the next checkpoint's duration for its acknowledgement.");
  }

  @Test
  void onlyABoundAboveTheConsumerTimeoutIsWarnedOf() {
    assertThat(sizing(Duration.ofMinutes(14)).exceedsConsumerTimeout()).isFalse();

    Sizing rare = sizing(Duration.ofMinutes(15));
    assertThat(rare.exceedsConsumerTimeout()).isTrue();
    assertThat(rare.warning())
        .isEqualTo(
            "Queue \"events\": with PT15M from checkpoint to checkpoint, a message may wait"
                + " PT30M3S for its acknowledgement, longer than the consumer timeout of PT30M: the"
                + " broker would close the channel and deliver its messages again. Let checkpoints"
                + " come more often, or raise consumer_timeout at the broker and"
                + " setConsumerTimeout here.");
  }

  private Sizing sizing(Duration interval) {
    return new Sizing(settings, 4, interval, Duration.ofSeconds(3));
  }
}
