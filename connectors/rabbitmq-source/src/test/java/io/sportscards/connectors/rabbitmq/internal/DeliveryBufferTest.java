package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeliveryBufferTest {

  private final DeliveryBuffer buffer = new DeliveryBuffer(2);

  @Test
  void deliveriesLeaveInTheOrderOfTheirArrival() throws BrokerException {
    buffer.add(delivery(1, 10));
    buffer.add(delivery(2, 10));
    assertThat(tag(buffer.poll())).isEqualTo(1);
    buffer.add(delivery(3, 10));

    assertThat(tag(buffer.poll())).isEqualTo(2);
    assertThat(tag(buffer.poll())).isEqualTo(3);
    assertThat(buffer.poll()).isNull();
  }

  @Test
  void aQueueWithABacklogDoesNotKeepTheOthersWaiting() throws BrokerException {
    for (int tag = 1; tag <= 5; tag++) {
      buffer.add(delivery(0, tag, 10));
    }
    assertThat(tag(buffer.poll())).isEqualTo(1);
    buffer.add(delivery(1, 100, 10));
    buffer.add(delivery(1, 101, 10));

    assertThat(tag(buffer.poll())).isEqualTo(100);
    assertThat(tag(buffer.poll())).isEqualTo(2);
    assertThat(tag(buffer.poll())).isEqualTo(101);
    assertThat(tag(buffer.poll())).isEqualTo(3);
    assertThat(tag(buffer.poll())).isEqualTo(4);
    assertThat(buffer.messages()).isEqualTo(7);
  }

  @Test
  void bytesCountUntilTheyAreReleased() throws BrokerException {
    Delivery first = delivery(1, 10);
    buffer.add(first);
    assertThat(buffer.add(delivery(2, 5))).isEqualTo(15);
    buffer.poll();
    assertThat(buffer.bytes()).isEqualTo(15);

    assertThat(buffer.release(first)).isEqualTo(5);
    assertThat(buffer.peakBytes()).isEqualTo(15);
  }

  @Test
  void anEmptyBufferIsAvailableOnceSomethingArrives() throws BrokerException {
    CompletableFuture<Void> waiting = buffer.available();
    assertThat(waiting).isNotDone();
    assertThat(buffer.available()).isSameAs(waiting);
    buffer.add(delivery(1, 10));

    assertThat(waiting).isCompleted();
    assertThat(buffer.available()).isCompleted();
    buffer.poll();
    assertThat(buffer.isEmpty()).isTrue();
    assertThat(buffer.available()).isNotDone();
  }

  @Test
  void aFailureWakesTheTaskAndIsThrown() {
    CompletableFuture<Void> waiting = buffer.available();
    BrokerException failure = new BrokerException(BrokerException.Kind.SETUP, "No queue.", null);
    buffer.fail(failure);
    buffer.fail(new BrokerException(BrokerException.Kind.SETUP, "Later.", null));

    assertThat(waiting).isCompleted();
    assertThat(buffer.available()).isCompleted();
    assertThatThrownBy(buffer::poll).isSameAs(failure);
  }

  private static long tag(Delivery delivery) {
    return delivery.envelope().getDeliveryTag();
  }

  private static Delivery delivery(long tag, long bytes) {
    return delivery(0, tag, bytes);
  }

  private static Delivery delivery(int queue, long tag, long bytes) {
    return new Delivery(
        null,
        queue,
        new Envelope(tag, false, "", "events"),
        new AMQP.BasicProperties(),
        new byte[0],
        Instant.EPOCH,
        bytes);
  }
}
