package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaderMetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeBroker broker = new FakeBroker();

  @Test
  void theGaugesFollowWhatIsDeliveredAndAcknowledged() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(2, 20, 1 << 20))) {
      assertThat(reader.gauge("oldestUnacknowledgedMillis")).isEqualTo(0L);
      assertThat(reader.gauge("ceilingPerSecond")).isEqualTo(0L);
      broker.publish(numbers(10));
      await().until(() -> reader.emitAll().size() == 10);
      assertThat(reader.gauge("unacknowledged")).isEqualTo(10L);
      assertThat(reader.gauge("windowUsed")).isEqualTo(0.25);
      await().until(() -> (long) reader.gauge("oldestUnacknowledgedMillis") > 0);
      reader.checkpoint(1);
      reader.completed(1);
      await().until(() -> reader.gauge("unacknowledged").equals(0L));
      reader.checkpoint(2);

      assertThat(reader.gauge("windowUsed")).isEqualTo(0.0);
      assertThat(reader.gauge("oldestUnacknowledgedMillis")).isEqualTo(0L);
      assertThat((long) reader.gauge("ceilingPerSecond")).isBetween(1L, 40_000L);
    }
  }

  @Test
  void theIntervalThatWasGivenIsCheckedAtTheStart() {
    ReaderSettings settings =
        new ReaderSettings(
            List.of("events"),
            2,
            20,
            1 << 20,
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofSeconds(10));

    try (ReaderUnderTest reader = new ReaderUnderTest(broker, settings)) {
      assertThat(reader.gauge("ceilingPerSecond")).isEqualTo(4L);
      assertThat(reader.gauge("oldestUnacknowledgedBoundMillis")).isEqualTo(20_000L);
    }
  }

  @Test
  void pendingRecordsAreThoseReceivedAndThisReadersShareOfThoseInTheQueue() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    broker.keepCountsWaiting(answer);
    broker.publish(numbers(100));

    try (ReaderUnderTest reader =
        new ReaderUnderTest(
            broker, ReaderUnderTest.settings(1, 20, 1 << 20), new Subtask("job", 0, 4))) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 20);
      await().atMost(PATIENCE).until(() -> broker.counts() == 1);
      assertThat(reader.gauge("pendingRecords")).isEqualTo(0L);

      // the broker that has not answered yet is read and acknowledged all the same
      reader.checkpoint(1);
      reader.completed(1);
      await().atMost(PATIENCE).until(() -> broker.waiting() == 60);
      assertThat(broker.acknowledged()).hasSize(20);

      // 20 more received, and a fourth of the other 60
      answer.countDown();
      await().atMost(PATIENCE).until(() -> reader.gauge("pendingRecords").equals(35L));
    }
  }

  private static String[] numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
  }
}
