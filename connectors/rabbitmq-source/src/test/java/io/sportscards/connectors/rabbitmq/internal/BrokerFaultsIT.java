package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sportscards.connectors.rabbitmq.OnRabbitMq;
import io.sportscards.connectors.rabbitmq.RealQueue;
import io.sportscards.connectors.rabbitmq.internal.amqp.AmqpBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerFaultsIT extends OnRabbitMq {

  private static final long ROOMY = 64 << 20;
  // longer than the client's default heartbeat takes to notice anything
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(strings = {"quorum", "classic"})
  void aBrokerThatRestartsIsReadOn(String type) throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), type);
    queue.publish(0, 500);
    try (ReaderUnderTest reader = reader(queue)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 500);
      server.restart();
      queue.publish(500, 600);

      readAndAcknowledge(reader, 600);
      assertThat(reader.reconnects()).isPositive();
    }
    awaitWaiting(queue, 0);
  }

  /**
   * Of a heartbeat of 4 s, 3 are agreed on. The client waits for a quarter of these at a time, and
   * gives up at the ninth in a row without a byte. The yardstick waits in the same way, so that it
   * is as late as the client on a busy machine; its tenth quarter is for what was under way when
   * the light went out.
   */
  @Test
  void aHalfOpenConnectionIsNoticedByItsMissingHeartbeats() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    queue.publish(0, 500);
    try (FaultProxy proxy = new FaultProxy(server.port());
        ReaderUnderTest reader =
            reader(queue, new AmqpBroker(queue.connectionTo(proxy.port(), 4)))) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 500);
      proxy.blackhole();
      await().atMost(PATIENCE).until(() -> proxy.clientsThatGaveUp() == 1);

      await().atMost(PATIENCE).until(() -> reader.reconnects() > 0);
      // the broker gives them to nobody else before it has noticed for itself
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 1_000);
      readAndAcknowledge(reader, 500);
    }
    awaitWaiting(queue, 0);
  }

  @Test
  void aChannelClosedByTheConsumerTimeoutIsOpenedAgain() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    queue.publish(0, 100);
    setChannelTimes("2000", "500");
    try (ReaderUnderTest reader = reader(queue)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 100);
      await().atMost(PATIENCE).until(() -> reader.reconnects() > 0);
      setChannelTimes("1800000", "60000");

      readAndAcknowledge(reader, 100);
    }
    awaitWaiting(queue, 0);
  }

  @Test
  void aBrokerThatBlocksPublishersIsReadAndAcknowledged() throws Exception {
    RealQueue queue = RealQueue.declare(server.port(), "quorum");
    queue.publish(0, 1_000);
    server.ctl("set_vm_memory_high_watermark", "absolute", "1");
    try (ReaderUnderTest reader = reader(queue)) {
      readAndAcknowledge(reader, 1_000);
      assertThat(reader.reconnects()).isZero();
    } finally {
      server.ctl("set_vm_memory_high_watermark", "0.4");
    }
    awaitWaiting(queue, 0);
  }

  @Test
  void aReaderThatCrashesOverAndOverDropsNothingBelowOrAboveTheDeliveryLimit() throws Exception {
    RealQueue deadLetters = RealQueue.declare(server.port(), "quorum");
    RealQueue queue = RealQueue.declareWithLimit(server.port(), 3, deadLetters);
    queue.publish(0, 1_000);
    for (int crash = 1; crash <= 3; crash++) {
      crash(queue);
      awaitWaiting(queue, 1_000);
    }
    crash(queue);

    awaitWaiting(deadLetters, 1_000);
    awaitWaiting(queue, 0);
    try (ReaderUnderTest reader = reader(deadLetters)) {
      await().atMost(PATIENCE).until(() -> new HashSet<>(reader.emitAll()).size() == 1_000);
    }
  }

  private static void crash(RealQueue queue) throws Exception {
    try (ReaderUnderTest reader = reader(queue)) {
      await().atMost(PATIENCE).until(() -> reader.emitAll().size() == 1_000);
    }
  }

  /** Of channels that are opened from now on, in milliseconds. */
  private static void setChannelTimes(String consumerTimeout, String checkedEvery) {
    server.ctl(
        "eval",
        "application:set_env(rabbit, consumer_timeout, %s), application:set_env(rabbit, channel_tick_interval, %s)."
            .formatted(consumerTimeout, checkedEvery));
  }

  private static ReaderUnderTest reader(RealQueue queue) throws Exception {
    return reader(queue, new AmqpBroker(queue.connection()));
  }

  private static ReaderUnderTest reader(RealQueue queue, AmqpBroker broker) throws Exception {
    return new ReaderUnderTest(
        broker, ReaderUnderTest.settings(List.of(queue.name()), 2, 1_000, ROOMY, PATIENCE));
  }

  /**
   * Lets checkpoints complete until this many different messages have been read and acknowledged.
   */
  private static void readAndAcknowledge(ReaderUnderTest reader, int messages) {
    long[] id = new long[1];
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              int different = new HashSet<>(reader.emitAll()).size();
              reader.checkpoint(++id[0]);
              reader.completed(id[0]);
              return different == messages && reader.unacknowledged() == 0;
            });
  }

  private static void awaitWaiting(RealQueue queue, long messages) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(queue.waiting()).isEqualTo(messages));
  }
}
