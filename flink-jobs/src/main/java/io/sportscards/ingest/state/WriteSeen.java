package io.sportscards.ingest.state;

import io.sportscards.ingest.dedup.DropDuplicates;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.state.api.functions.KeyedStateBootstrapFunction;

/** Writes what drop-duplicates is to have seen; each identity's window begins with the write. */
final class WriteSeen extends KeyedStateBootstrapFunction<String, Tuple2<String, byte[]>> {
  private final Duration window;
  private transient ValueState<byte[]> seen;

  WriteSeen(Duration window) {
    this.window = window;
  }

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(DropDuplicates.descriptor(window));
  }

  @Override
  public void processElement(Tuple2<String, byte[]> row, Context context) throws IOException {
    seen.update(row.f1);
  }
}
