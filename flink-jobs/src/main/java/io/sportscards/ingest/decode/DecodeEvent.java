package io.sportscards.ingest.decode;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.types.IngestTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Every message, good or bad, leaves as exactly one line. */
public final class DecodeEvent extends ProcessFunction<RawMessage, ArchiveLine>
    implements ResultTypeQueryable<ArchiveLine> {
  private final RunContext run;
  private final String root;
  private final int maxBodyBytes;
  private final byte[] descriptors; // travels with the job, so that a restart sees the same
  private transient EventDecoder decoder;

  /**
   * @param root where {@link QuarantineBodies} go
   * @param maxBodyBytes larger messages are rejected unparsed
   */
  public DecodeEvent(RunContext run, String root, int maxBodyBytes, EventContract contract) {
    this.run = run;
    this.root = root;
    this.maxBodyBytes = maxBodyBytes;
    this.descriptors = contract.toByteArray();
  }

  @Override
  public void open(OpenContext context) {
    DecodeReport report =
        new DecodeReport(getRuntimeContext().getMetricGroup(), new QuarantineBodies(root));
    decoder = new EventDecoder(EventContract.of(descriptors), run, maxBodyBytes, report);
  }

  @Override
  public void processElement(RawMessage message, Context context, Collector<ArchiveLine> out) {
    out.collect(decoder.decode(message));
  }

  @Override
  public TypeInformation<ArchiveLine> getProducedType() {
    return IngestTypes.ARCHIVE_LINE;
  }
}
