package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedSizeTest {

  private final ExpectedSize size = new ExpectedSize();

  @Test
  void unknownMessagesAreExpectedToBeLarge() {
    assertThat(size.bytes()).isEqualTo(1 << 20);
  }

  @Test
  void recentMessagesWeighMost() {
    observe(800, 300);
    assertThat(size.bytes()).isEqualTo(800);
    observe(100_000, 16);

    assertThat(size.bytes()).isBetween(50_000L, 100_000L);
  }

  @Test
  void afterAnOverrunTheLargestCountsUntilMessagesHaveBeenAcknowledged() {
    observe(500_000, 1);
    size.overrun();
    observe(800, 300);
    assertThat(size.bytes()).isEqualTo(500_000);
    size.acknowledged();

    assertThat(size.bytes()).isEqualTo(800);
  }

  private void observe(long bytes, int times) {
    for (int i = 0; i < times; i++) {
      size.observe(bytes);
    }
  }
}
