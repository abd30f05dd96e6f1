package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class QueueReaderSchemaTest {

  private final FakeBroker broker = new FakeBroker();

  @Test
  void aMessageIsAcknowledgedHoweverManyRecordsItMakes() throws Exception {
    try (ReaderUnderTest reader = reader()) {
      broker.publish("a,b", "", "c");
      await().until(() -> reader.emitAll().size() == 3);
      reader.checkpoint(1);
      reader.completed(1);

      assertThat(reader.emitted()).containsExactly("a", "b", "c");
    }
    assertThat(broker.acknowledged()).containsExactly("a,b", "", "c");
  }

  @Test
  void aMessageThatCannotBeReadFailsTheJobAndStaysInTheQueue() throws Exception {
    try (ReaderUnderTest reader = reader()) {
      broker.publish("a", "b,!");
      await().until(reader::isAvailable);
      reader.emitOne();
      await().until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "The message with delivery tag 2 of queue \"events\" (3 bytes, first delivery) cannot be deserialized. It"
                  + " stays in the queue and will be delivered again: let the schema return a record for every message,"
                  + " or remove this one from the queue.")
          .hasCauseInstanceOf(IllegalArgumentException.class);
      assertThat(reader.emitted()).containsExactly("a");
    }
    assertThat(broker.waiting()).isEqualTo(2);
  }

  @Test
  void aQueueHasNoEndWhateverTheSchemaSays() throws Exception {
    try (ReaderUnderTest reader = reader()) {
      broker.publish(".");
      await().until(reader::isAvailable);

      assertThatThrownBy(reader::emitOne)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "The schema says that the stream ends at this record, but a queue has no end for this source; stop the job"
                  + " with a savepoint instead.");
    }
  }

  private ReaderUnderTest reader() {
    return new ReaderUnderTest(
        broker, ReaderUnderTest.settings(1, 100, 64 << 20), new BodySchema<>(new CommaSchema()));
  }
}
