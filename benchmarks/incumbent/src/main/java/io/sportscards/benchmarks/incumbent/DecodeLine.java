package io.sportscards.benchmarks.incumbent;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.java.tuple.Tuple2;

/** From a body to its partition and its line, by the decoder that the live job has. */
final class DecodeLine extends RichMapFunction<byte[], Tuple2<String, byte[]>> {
  private static final long serialVersionUID = 1;
  private static final int MOST_BODY_BYTES = 1 << 20;

  private final String runId;
  private transient EventDecoder decoder;

  DecodeLine(String runId) {
    this.runId = runId;
  }

  @Override
  public void open(OpenContext context) {
    decoder =
        new EventDecoder(
            EventContract.current(),
            new RunContext("rabbitmq", runId, 0),
            MOST_BODY_BYTES,
            new Unobserved());
  }

  @Override
  public Tuple2<String, byte[]> map(byte[] body) {
    ArchiveLine line =
        decoder.decode(new RawMessage(body, "application/x-protobuf", null, null, Instant.now()));
    return Tuple2.of(line.partition(), line.line());
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
