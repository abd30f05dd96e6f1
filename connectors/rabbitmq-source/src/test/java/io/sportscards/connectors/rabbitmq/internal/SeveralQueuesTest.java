package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeveralQueuesTest {

  private static final long ROOMY = 64 << 20;

  private final FakeBroker broker = new FakeBroker();
  private final ReaderSettings settings =
      ReaderUnderTest.settings(List.of("orders", "catalog"), 2, 1_000, ROOMY);

  @Test
  void allAreReadAndAcknowledged() throws Exception {
    try (ReaderUnderTest reader = new ReaderUnderTest(broker, settings)) {
      broker.publishTo("orders", "a", "b");
      broker.publishTo("catalog", "c");
      await().until(() -> reader.emitAll().size() == 3);
      reader.checkpoint(1);
      reader.completed(1);

      await().until(() -> broker.acknowledged().size() == 3);
      assertThat(broker.acknowledged()).containsExactlyInAnyOrder("a", "b", "c");
      assertThat(broker.openChannels()).isEqualTo(4);
    }
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void aBacklogOfOneDoesNotKeepTheOtherWaiting() throws Exception {
    broker.publishTo("orders", numbers(1_500));
    try (ReaderUnderTest reader = new ReaderUnderTest(broker, settings)) {
      await().until(() -> broker.waiting() == 0);
      reader.emitOne();
      broker.publishTo("catalog", "card");
      await().until(() -> reader.bufferedMessages() == 1_500);
      reader.emitOne();
      reader.emitOne();

      assertThat(reader.emitted()).hasSize(3).contains("card");
    }
  }

  @Test
  void oneThatIsDeletedStopsNoOtherAndIsReadOnceItIsBack() throws Exception {
    try (ReaderUnderTest reader = new ReaderUnderTest(broker, settings)) {
      await().until(() -> broker.openChannels() == 4);
      broker.delete("orders");
      // opening all again after a lost connection must not fail the one that is there, either
      broker.cancelConsumers();
      broker.publishTo("catalog", "card");
      await().until(() -> reader.emitAll().equals(List.of("card")));
      broker.declare("orders");
      broker.publishTo("orders", "order");

      await().until(() -> reader.emitAll().equals(List.of("card", "order")));
    }
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void oneThatStaysDeletedFailsTheJobAlthoughTheOtherGoesOn() throws Exception {
    ReaderSettings impatient =
        ReaderUnderTest.settings(settings.queues(), 1, 1_000, ROOMY, Duration.ofMillis(300));
    try (ReaderUnderTest reader = new ReaderUnderTest(broker, impatient)) {
      await().until(() -> broker.openChannels() == 2);
      broker.delete("orders");
      await().until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(BrokerException.class)
          .hasMessageStartingWith("Queues \"orders\", \"catalog\" could not be consumed for PT")
          .hasMessageEndingWith("Last reason: No queue \"orders\".");
    }
  }

  private static String[] numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
  }
}
