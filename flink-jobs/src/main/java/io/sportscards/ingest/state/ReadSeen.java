package io.sportscards.ingest.state;

import io.sportscards.ingest.dedup.DropDuplicates;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;

/** Reads what drop-duplicates has seen, identity by identity. */
final class ReadSeen extends KeyedStateReaderFunction<String, Tuple2<String, byte[]>> {
  private static final byte[] EXPIRED = {};

  private final Duration window;
  private transient ValueState<byte[]> seen;

  /**
   * @param window identities that were last written longer ago come as expired
   */
  ReadSeen(Duration window) {
    this.window = window;
  }

  static boolean isThere(Tuple2<String, byte[]> row) {
    return row.f1.length > 0;
  }

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(DropDuplicates.descriptor(window));
  }

  /** Always hands on a row: without one, Flink passes null to what comes next. */
  @Override
  public void readKey(String identity, Context context, Collector<Tuple2<String, byte[]>> out)
      throws IOException {
    byte[] contents = seen.value();
    out.collect(Tuple2.of(identity, contents == null ? EXPIRED : contents));
  }
}
