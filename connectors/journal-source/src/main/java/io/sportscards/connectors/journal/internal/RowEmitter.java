package io.sportscards.connectors.journal.internal;

import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/**
 * Emits what the row reader made of a row, and moves the position on, also when that is nothing.
 */
final class RowEmitter<T> implements RecordEmitter<FetchedRow<T>, T, SplitPosition> {

  @Override
  public void emitRecord(FetchedRow<T> row, SourceOutput<T> output, SplitPosition position) {
    if (row.value() != null) {
      output.collect(row.value());
    }
    position.emitted(row.id());
  }
}
