package io.sportscards.connectors.rabbitmq.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema;

/** Gathers what a schema makes of one message, so that a message is emitted whole or not at all. */
final class RecordCollector<T> implements RMQDeserializationSchema.RMQCollector<T> {

  private final RMQDeserializationSchema<T> schema;
  private final List<T> records = new ArrayList<>();

  RecordCollector(RMQDeserializationSchema<T> schema) {
    this.schema = schema;
  }

  /** Takes a record; null is none. */
  @Override
  public void collect(T record) {
    if (record != null) {
      records.add(record);
    }
  }

  /**
   * Emits what was gathered.
   *
   * @throws UnsupportedOperationException if the schema says that the stream ends here
   */
  void emitTo(SourceOutput<T> output) {
    for (T record : records) {
      if (schema.isEndOfStream(record)) {
        throw new UnsupportedOperationException(
            "The schema says that the stream ends at this record, but a queue has no end for this"
                + " source; stop the job with a savepoint instead.");
      }
      output.collect(record);
    }
    records.clear();
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
