package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueReaderTest {

  private static final long ROOMY = 64 << 20;

  private final FakeBroker broker = new FakeBroker();

  @Test
  void messagesAreEmittedInOrderAndAcknowledgedOnlyWhenTheirCheckpointHasCompleted()
      throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 100, ROOMY))) {
      broker.publish("a", "b", "c");
      await().until(() -> reader.emitAll().size() == 3);
      reader.checkpoint(1);
      broker.publish("d");
      await().until(() -> reader.emitAll().size() == 4);
      assertThat(broker.acknowledged()).isEmpty();
      reader.completed(1);

      await().until(() -> !broker.acknowledged().isEmpty());
      assertThat(reader.emitted()).containsExactly("a", "b", "c", "d");
      assertThat(broker.acknowledged()).containsExactly("a", "b", "c");
    }
    assertThat(broker.waiting()).isEqualTo(1);
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void closingSendsTheLastAcknowledgements() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(2, 100, ROOMY))) {
      broker.publish("a", "b");
      await().until(() -> reader.emitAll().size() == 2);
      reader.checkpoint(1);
      reader.completed(1);
    }

    assertThat(broker.acknowledged()).containsExactlyInAnyOrder("a", "b");
    assertThat(broker.waiting()).isZero();
    assertThat(broker.openChannels()).isZero();
  }

  @Test
  void readersThatCloseTogetherGiveEachMessageBackOnce() throws Exception {
    ReaderSettings settings = ReaderUnderTest.settings(2, 100, ROOMY);
    ReaderUnderTest first = new ReaderUnderTest(broker, settings, new Subtask("job", 0, 2));
    ReaderUnderTest second = new ReaderUnderTest(broker, settings, new Subtask("job", 1, 2));
    broker.publish("a", "b", "c", "d", "e");
    await().until(() -> first.emitAll().size() + second.emitAll().size() == 5);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(first::close);
    second.close();
    closed.join();

    assertThat(broker.waiting()).isEqualTo(5);
    assertThat(broker.mostReturns()).isEqualTo(1);
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void aFailedAcknowledgementReconnectsAndTheMessagesComeAgain() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 100, ROOMY))) {
      broker.publish("a");
      await().until(() -> reader.emitAll().size() == 1);
      reader.checkpoint(1);
      broker.failAcknowledgements();
      reader.completed(1);
      await().until(() -> reader.emitAll().size() == 2);
      reader.checkpoint(2);
      reader.completed(2);

      await().until(() -> broker.acknowledged().size() == 1);
      assertThat(reader.emitted()).containsExactly("a", "a");
    }
    assertThat(broker.waiting()).isZero();
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void aCancelledConsumerComesBackAndItsOldTagsAreForgotten() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(2, 100, ROOMY))) {
      broker.publish("a", "b");
      await().until(() -> reader.emitAll().size() == 2);
      reader.checkpoint(1);
      broker.cancelConsumers();
      reader.completed(1);

      await().until(() -> reader.emitAll().size() == 4);
      assertThat(broker.acknowledged()).isEmpty();
      assertThat(broker.openChannels()).isEqualTo(2);
    }
    assertThat(broker.waiting()).isEqualTo(2);
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void whatALostChannelDeliveredAndTheTaskNeverSawIsNotEmitted() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 100, ROOMY))) {
      await().until(() -> broker.openChannels() == 1);
      broker.publish("a", "b");
      await().until(reader::isAvailable);
      broker.cancelConsumers();
      await().until(() -> broker.openChannels() == 1 && broker.waiting() == 0);

      assertThat(reader.emitAll()).containsExactly("a", "b");
    }
  }

  @Test
  void theWindowWidensWithWhatIsLearntAndNeverBeyondThePrefetch() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 1_000, ROOMY))) {
      IntStream.range(0, 5_000).forEach(i -> broker.publish("m" + i));

      await().until(() -> reader.emitAll().size() == 1_000);
      assertThat(broker.mostUnacknowledgedOnAChannel()).isEqualTo(1_000);
      for (int id = 1; broker.acknowledged().size() < 5_000; id++) {
        reader.checkpoint(id);
        reader.completed(id);
        int emitted = 1_000 * Math.min(5, id + 1);
        await().until(() -> reader.emitAll().size() == emitted);
        assertThat(broker.mostUnacknowledgedOnAChannel()).isLessThanOrEqualTo(1_000);
      }
      assertThat(reader.emitted())
          .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> "m" + i).toList());
    }
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void aFullBufferPausesConsumingUntilHalfOfItIsEmitted() throws Exception {
    String body = "x".repeat(100_000);
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 1_000, 1_000_000))) {
      broker.keepInFlightAtCancel(5);
      IntStream.range(0, 100).forEach(i -> broker.publish(body));
      await().until(() -> broker.cancels() > 0 && broker.waiting() > 0);
      int waiting = broker.waiting();
      assertThat(waiting).isGreaterThanOrEqualTo(80);
      while (broker.waiting() == waiting && reader.emitted().size() < 20) {
        reader.emitOne();
      }

      await().until(() -> reader.emitAll().size() == 100);
    }
    assertThat(broker.waiting()).isEqualTo(100);
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void largeMessagesThatOverrunAWideWindowAreReadOnceItIsSmaller() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 1_000, 1_000_000))) {
      IntStream.range(0, 400).forEach(i -> broker.publish("m" + i));
      await().until(() -> reader.emitAll().size() == 400);
      broker.publish(
          IntStream.range(0, 200).mapToObj(i -> i + "x".repeat(50_000)).toArray(String[]::new));

      await().until(() -> new HashSet<>(reader.emitAll()).size() == 600);
      assertThat(reader.peakBytes()).isLessThanOrEqualTo(2_000_000);
      assertThat(reader.reconnects()).isEqualTo(1);
    }
    assertThat(broker.waiting()).isEqualTo(600);
    assertThat(broker.protocolErrors()).isEmpty();
  }

  @Test
  void aMessageLargerThanTheBufferIsRead() throws Exception {
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 10, 65_536))) {
      for (int i = 0; i < 5; i++) {
        broker.publish("x".repeat(500_000));
      }

      await().until(() -> reader.emitAll().size() == 5);
    }
  }

  @Test
  void aMissingQueueFailsTheStartWithItsSentence() throws Exception {
    broker.refuse(new BrokerException(BrokerException.Kind.SETUP, "No queue \"events\".", null));
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 10, ROOMY))) {
      await().until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(BrokerException.class)
          .hasMessage("No queue \"events\".");
    }
  }

  @Test
  void aBrokerThatIsNotThereYetIsTriedAgain() throws Exception {
    broker.refuse(new BrokerException(BrokerException.Kind.TRANSIENT, "Connection refused.", null));
    broker.publish("a");
    try (ReaderUnderTest reader =
        new ReaderUnderTest(broker, ReaderUnderTest.settings(1, 10, ROOMY))) {
      assertThat(reader.isAvailable()).isFalse();
      broker.refuse(null);

      await().until(() -> reader.emitAll().equals(List.of("a")));
    }
  }
}
