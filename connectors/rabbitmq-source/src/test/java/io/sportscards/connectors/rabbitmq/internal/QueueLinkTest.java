package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueueLinkTest {

  private static final long CAP = 100_000;

  private final FakeBroker broker = new FakeBroker();
  private final Intake intake =
      Intake.of(
          broker,
          ReaderUnderTest.settings(1, 1_000, CAP),
          new Subtask("job", 0, 1),
          Clock.systemUTC());

  @Test
  void aBufferDrainedBetweenTheCountOfADeliveryAndItsPauseDoesNotStayPaused() {
    try (QueueLink link = intake.link()) {
      link.start();
      await().until(() -> broker.openChannels() == 1);
      // runs inside the buffer's add, before the link has seen how much is held
      var unused = intake.buffer().available().thenRun(this::drain);
      broker.publish("x".repeat(2 * (int) CAP));
      assertThat(link.pauses()).isEqualTo(1);
      broker.publish("a");

      await().until(() -> broker.waiting() == 0 && !intake.buffer().isEmpty());
    }
  }

  @Test
  void aConnectionThatComesAfterTheCloseIsClosed() {
    CountDownLatch answer = new CountDownLatch(1);
    broker.keepConnectsWaiting(answer);
    QueueLink link = intake.link();
    link.start();
    await().until(() -> broker.connects() == 1);
    // ends the wait at once, as the timeout would later
    Thread.currentThread().interrupt();
    link.close();
    assertThat(Thread.interrupted()).isTrue();
    answer.countDown();

    await().until(() -> broker.closedConnections() == 1);
    assertThat(broker.openChannels()).isZero();
  }

  @Test
  void aRetryThatWaitsForItsTimeEndsWithTheLink() {
    broker.refuse(new BrokerException(BrokerException.Kind.TRANSIENT, "Connection refused.", null));
    QueueLink link = intake.link();
    link.start();
    await().until(() -> broker.connects() > 0);
    link.close();
    int connects = broker.connects();

    await().during(Duration.ofMillis(500)).until(() -> broker.connects() == connects);
  }

  private void drain() {
    try {
      for (Delivery next = intake.buffer().poll(); next != null; next = intake.buffer().poll()) {
        intake.link().released(next);
      }
    } catch (BrokerException e) {
      throw new UncheckedIOException(e);
    }
  }
}
