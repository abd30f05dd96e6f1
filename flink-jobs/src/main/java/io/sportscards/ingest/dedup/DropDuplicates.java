package io.sportscards.ingest.dedup;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.QuarantineLines;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.types.IngestTypes;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.StateTtlConfig.StateVisibility;
import org.apache.flink.api.common.state.StateTtlConfig.UpdateType;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Each identity leaves once, and each other content under it once, as a quarantine line.
 *
 * <p>A content already seen is dropped, and so is any content of an identity first seen under
 * another contract, since hashes of two contracts say nothing about each other. Another content
 * under the same contract is a conflict: remembered, so that its redelivery counts once, and handed
 * on as {@code CONFLICTING_DUPLICATE}.
 *
 * <p>STREAMING remembers an identity for the window, BATCH for the whole input; neither sees what
 * another run wrote. The warehouse's MERGE on event_id is the last word.
 */
public final class DropDuplicates extends KeyedProcessFunction<String, ArchiveLine, ArchiveLine>
    implements ResultTypeQueryable<ArchiveLine> {
  private final RunContext run;
  private final int contract;
  private final Duration window;
  private transient ValueState<byte[]> seenState;
  private transient OutcomeCounters outcomes;

  /**
   * @param contract fingerprint of the contract that decodes this run's input
   * @param window processing time for which an identity is remembered after it was last written
   */
  public DropDuplicates(RunContext run, int contract, Duration window) {
    this.run = run;
    this.contract = contract;
    this.window = window;
  }

  /** Name, layout and serializer are part of every savepoint; a copy of the state uses this too. */
  public static ValueStateDescriptor<byte[]> descriptor(Duration window) {
    ValueStateDescriptor<byte[]> descriptor =
        new ValueStateDescriptor<>("seen-contents", BytePrimitiveArraySerializer.INSTANCE);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(window)
            .setUpdateType(UpdateType.OnCreateAndWrite)
            .setStateVisibility(StateVisibility.NeverReturnExpired)
            // the clock is asked again after so many entries of a compaction
            .cleanupInRocksdbCompactFilter(1000)
            .cleanupIncrementally(10, false)
            .build());
    return descriptor;
  }

  @Override
  public void open(OpenContext context) {
    seenState = getRuntimeContext().getState(descriptor(window));
    outcomes = new OutcomeCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(ArchiveLine line, Context context, Collector<ArchiveLine> out)
      throws IOException {
    byte[] seen = seenState.value();
    if (seen == null) {
      seenState.update(SeenContents.first(line.contentHash(), contract));
      outcomes.first(line);
      out.collect(line);
    } else if (SeenContents.contains(seen, line.contentHash())
        || SeenContents.firstContract(seen) != contract) {
      outcomes.duplicate();
    } else {
      seenState.update(SeenContents.with(seen, line.contentHash(), contract));
      outcomes.conflicting();
      out.collect(QuarantineLines.conflictingDuplicate(line, run));
    }
  }

  @Override
  public TypeInformation<ArchiveLine> getProducedType() {
    return IngestTypes.ARCHIVE_LINE;
  }
}
