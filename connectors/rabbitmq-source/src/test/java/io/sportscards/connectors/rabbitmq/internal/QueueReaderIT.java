package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.connectors.rabbitmq.OnRabbitMq;
import io.sportscards.connectors.rabbitmq.RealQueue;
import io.sportscards.connectors.rabbitmq.internal.amqp.AmqpBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueReaderIT extends OnRabbitMq {

  private static final long ROOMY = 64 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void nothingIsAcknowledgedThatNoCompletedCheckpointCovers(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    queue.publish(0, 5_000);
    try (ReaderUnderTest reader = reader(queue, 2, 10_000, ROOMY)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 5_000);
      reader.checkpoint(1);
      reader.aborted(1);
    }

    awaitWaiting(queue, 5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void aCompletedCheckpointAcknowledgesAllBeforeItAndNothingAfter(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    try (ReaderUnderTest reader = reader(queue, 2, 10_000, ROOMY)) {
      queue.publish(0, 1_000);
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 1_000);
      reader.checkpoint(1);
      queue.publish(1_000, 1_500);
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 1_500);
      reader.checkpoint(2);
      List<String> late = queue.publish(1_500, 1_700);
      await().atMost(PATIENCE).until(() -> reader.emitAll().containsAll(late));
      // the first checkpoint's completion is never told: the second subsumes it
      reader.completed(2);
    }

    awaitWaiting(queue, 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void aFullBufferStaysBelowTwiceItsCapAndWhatWasDeliveredBeforeThePauseCanStillBeAcknowledged(
      String type) throws Exception {
    long cap = 8 << 20;
    RealQueue queue = RealQueue.declare(server.port(), type);
    queue.publishLarge(100, 1 << 20);
    try (ReaderUnderTest reader = reader(queue, 2, 30_000, cap)) {
      await().atMost(PATIENCE).until(() -> reader.pauses() == 1);
      await().during(Duration.ofSeconds(1)).until(() -> reader.bufferedBytes() > cap);
      await().atMost(PATIENCE).until(() -> new HashSet<>(reader.emitAll()).size() == 100);
      reader.checkpoint(1);
      reader.completed(1);

      assertThat(reader.peakBytes()).isBetween(cap, 2 * cap);
      assertThat(reader.reconnects()).isZero();
    }
    awaitWaiting(queue, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void largeMessagesThatFollowSmallOnesIntoAWideWindowDoNotFillTheMemory(String type)
      throws Exception {
    long cap = 8 << 20;
    RealQueue queue = RealQueue.declare(server.port(), type);
    try (ReaderUnderTest reader = reader(queue, 1, 30_000, cap)) {
      queue.publish(0, 3_000);
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 3_000);
      queue.publishLarge(60, 1 << 20);
      await().atMost(PATIENCE).until(() -> reader.pauses() > 0);
      await().atMost(PATIENCE).until(() -> new HashSet<>(reader.emitAll()).size() == 3_060);
      reader.checkpoint(1);
      reader.completed(1);

      assertThat(reader.peakBytes()).isBetween(cap, 2 * cap);
    }
    awaitWaiting(queue, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void messagesLargerThanTheBufferAreRead(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    queue.publishLarge(5, 4 << 20);
    try (ReaderUnderTest reader = reader(queue, 2, 30_000, 1 << 20)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 5);
      reader.checkpoint(1);
      reader.completed(1);

      // one for each channel
      assertThat(reader.peakBytes()).isLessThan(10 << 20);
    }
    awaitWaiting(queue, 0);
  }

  @Test
  void theBrokerSaysHowManyMessagesWait() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    queue.publish(0, 100);

    try (ReaderUnderTest reader = reader(queue, 1, 20, ROOMY)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 20);
      await().atMost(PATIENCE).until(() -> reader.gauge("pendingRecords").equals(80L));
    }
  }

  @Test
  void aMissingQueueFailsTheStartWithASentence() throws Exception {
    RealQueue queue = new RealQueue(server.port(), "no-such-queue");
    try (ReaderUnderTest reader = reader(queue, 1, 10, ROOMY)) {
      await().atMost(PATIENCE).until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "Cannot read queue \"no-such-queue\" of the broker at 127.0.0.1:%d, virtual host"
                  + " \"/\": the broker answered 404 NOT_FOUND - no queue 'no-such-queue' in vhost"
                  + " '/'. Declare the queue before the job starts; the source never declares one.",
              server.port());
    }
  }

  @Test
  void aQueueThatIsDeletedAndDeclaredAgainIsReadOn() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    queue.publish(0, 10);
    try (ReaderUnderTest reader = reader(queue, 2, 100, ROOMY)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 10);
      queue.delete();
      queue.redeclare("classic");
      List<String> later = queue.publish(10, 20);

      await().atMost(PATIENCE).until(() -> reader.emitAll().containsAll(later));
      assertThat(reader.reconnects()).isPositive();
    }
  }

  @Test
  void aQuorumAndAClassicQueueAreReadSideBySideAndAlsoWhenOneIsDeleted() throws Exception {
    RealQueue quorum = RealQueue.declare(server.port(), "quorum");
    RealQueue classic = RealQueue.declare(server.port(), "classic");
    quorum.publish(0, 1_000);
    classic.publish(1_000, 2_000);
    ReaderSettings settings =
        ReaderUnderTest.settings(List.of(quorum.name(), classic.name()), 2, 1_000, ROOMY, PATIENCE);
    try (ReaderUnderTest reader =
        new ReaderUnderTest(new AmqpBroker(quorum.connection()), settings)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 2_000);
      reader.checkpoint(1);
      reader.completed(1);
      awaitWaiting(quorum, 0);
      quorum.delete();
      List<String> later = classic.publish(2_000, 2_100);
      await().atMost(PATIENCE).until(() -> reader.emitAll().containsAll(later));
      quorum.redeclare("quorum");
      List<String> last = quorum.publish(3_000, 3_100);
      await().atMost(PATIENCE).until(() -> reader.emitAll().containsAll(last));
      reader.checkpoint(2);
      reader.completed(2);
    }

    awaitWaiting(quorum, 0);
    awaitWaiting(classic, 0);
  }

  @Test
  void aQueueThatStaysDeletedFailsTheJobOnceTheTimeoutHasPassed() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    ReaderSettings settings =
        ReaderUnderTest.settings(List.of(queue.name()), 1, 10, ROOMY, Duration.ofMillis(500));
    try (ReaderUnderTest reader =
        new ReaderUnderTest(new AmqpBroker(queue.connection()), settings)) {
      queue.publish(0, 1);
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 1);
      queue.delete();
      await().atMost(PATIENCE).until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(BrokerException.class)
          .hasMessageStartingWith(
              "Queue \"%s\" could not be consumed for PT".formatted(queue.name()))
          .hasMessageContaining(
              "longer than the reconnect timeout of PT0.5S. Last reason: Cannot read queue")
          .hasMessageEndingWith(
              "Declare the queue before the job starts; the source never declares one.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void aResetConnectionIsOpenedAgainAndOldTagsAreNotAcknowledged(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    queue.publish(0, 500);
    try (FaultProxy proxy = new FaultProxy(server.port());
        ReaderUnderTest reader =
            new ReaderUnderTest(
                new AmqpBroker(queue.connectionTo(proxy.port())),
                ReaderUnderTest.settings(List.of(queue.name()), 2, 1_000, ROOMY, PATIENCE))) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 500);
      reader.checkpoint(1);
      proxy.reset();
      await().atMost(PATIENCE).until(() -> reader.reconnects() > 0);
      reader.completed(1);
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 1_000);
      assertThat(new HashSet<>(reader.emitted())).hasSize(500);
      reader.checkpoint(2);
      reader.completed(2);
    }

    awaitWaiting(queue, 0);
  }

  @Test
  void wrongCredentialsFailTheStartWithoutShowingThem() throws Exception {
    String uri = "amqp://guest:wrong-secret@127.0.0.1:" + server.port();
    AmqpBroker broker = new AmqpBroker(() -> new RMQConnectionConfig.Builder().setUri(uri).build());
    try (ReaderUnderTest reader =
        new ReaderUnderTest(
            broker, ReaderUnderTest.settings(List.of("events"), 1, 10, ROOMY, PATIENCE))) {
      await().atMost(PATIENCE).until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "Cannot connect to the broker at 127.0.0.1:%d, virtual host \"/\": it refuses the"
                  + " user name or the password.",
              server.port())
          .hasStackTraceContaining("ACCESS_REFUSED")
          .extracting(thrown -> ExceptionUtils.stringifyException(thrown))
          .asString()
          .doesNotContain("wrong-secret");
    }
  }

  private static ReaderUnderTest reader(
      RealQueue queue, int channels, int prefetch, long maxBufferedBytes) throws Exception {
    return new ReaderUnderTest(
        new AmqpBroker(queue.connection()),
        ReaderUnderTest.settings(
            List.of(queue.name()), channels, prefetch, maxBufferedBytes, PATIENCE));
  }

  private static void awaitWaiting(RealQueue queue, long messages) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(queue.waiting()).isEqualTo(messages));
  }
}
