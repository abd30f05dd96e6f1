package io.sportscards.ingest.state;

import io.sportscards.ingest.dedup.DropDuplicates;
import io.sportscards.ingest.dedup.SeenContents;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.state.api.functions.KeyedStateBootstrapFunction;

/** Collects the contents of each identity into the state of drop-duplicates. */
final class MergeSeen extends KeyedStateBootstrapFunction<String, Tuple3<String, byte[], Boolean>> {
  private final Duration window;
  private transient ValueState<byte[]> seen;

  MergeSeen(Duration window) {
    this.window = window;
  }

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(DropDuplicates.descriptor(window));
  }

  @Override
  public void processElement(Tuple3<String, byte[], Boolean> row, Context context)
      throws IOException {
    byte[] before = seen.value();
    byte[] after = SeenContents.merged(before, row.f1, row.f2);
    if (after != before) {
      seen.update(after);
    }
  }
}
