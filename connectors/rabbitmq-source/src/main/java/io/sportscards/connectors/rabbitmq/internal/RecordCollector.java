package io.sportscards.connectors.rabbitmq.internal;

import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema;

/** Passes on what a schema makes of a message. */
final class RecordCollector<T> implements RMQDeserializationSchema.RMQCollector<T> {

  private final RMQDeserializationSchema<T> schema;
  private ReaderOutput<T> output;

  RecordCollector(RMQDeserializationSchema<T> schema) {
    this.schema = schema;
  }

  void writeTo(ReaderOutput<T> output) {
    this.output = output;
  }

  /**
   * Passes a record on; null is none.
   *
   * @throws UnsupportedOperationException if the schema says that the stream ends here
   */
  @Override
  public void collect(T record) {
    if (record == null) {
      return;
    }
    if (schema.isEndOfStream(record)) {
      throw new UnsupportedOperationException(
          "%s says that the stream ends at this record, but the queue has no end for this source; stop the job with a savepoint instead."
              .formatted(schema.getClass().getName()));
    }
    output.collect(record);
  }

  /**
   * Always true: this source acknowledges by tag, and leaves finding duplicates to operators with
   * state.
   */
  @Override
  public boolean setMessageIdentifiers(String correlationId, long deliveryTag) {
    return true;
  }

  @Override
  public void close() {}
}
