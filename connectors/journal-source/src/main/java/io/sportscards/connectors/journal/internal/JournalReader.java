package io.sportscards.connectors.journal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/**
 * Emits splits one after the other and asks for the next one while it reads, so that the fetching
 * thread and its connection live as long as there is something to read. Task thread only.
 */
@SuppressWarnings("try") // Flink's reader may be interrupted when it closes
public final class JournalReader<T>
    extends SingleThreadMultiplexSourceReaderBase<FetchedRow<T>, T, JournalSplit, SplitPosition> {

  // one that is read and one that waits
  private static final int SPLITS_AT_HAND = 2;

  private final BatchSource<T> batches;
  private final FinishedSplits finished = new FinishedSplits();
  private int asked;
  private boolean isEndKnown;

  private JournalReader(
      Supplier<SplitReader<FetchedRow<T>, JournalSplit>> fetchers,
      SourceReaderContext context,
      BatchSource<T> batches) {
    super(fetchers, new RowEmitter<>(), context.getConfiguration(), context);
    this.batches = batches;
  }

  /** Takes over the batches and closes them. */
  public static <T> JournalReader<T> of(
      SourceReaderContext context, BatchSource<T> batches, Outage outage) {
    SourceReaderMetricGroup metrics = context.metricGroup();
    metrics.gauge("reconnects", (Gauge<Long>) outage::recoveries);
    Counter bytes = metrics.getIOMetricGroup().getNumBytesInCounter();
    return new JournalReader<>(() -> new PageReader<>(batches, bytes), context, batches);
  }

  @Override
  public void start() {
    super.start();
    askForSplits();
  }

  @Override
  public void addSplits(List<JournalSplit> splits) {
    // restored ones come unasked
    asked = Math.max(0, asked - splits.size());
    super.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    isEndKnown = true;
    super.notifyNoMoreSplits();
  }

  @Override
  protected void onSplitFinished(Map<String, SplitPosition> positions) {
    for (SplitPosition position : positions.values()) {
      finished.add(position.split());
      context.sendSourceEventToCoordinator(new SplitFinished(position.split().number()));
    }
    askForSplits();
  }

  @Override
  public List<JournalSplit> snapshotState(long checkpoint) {
    List<JournalSplit> splits = new ArrayList<>(super.snapshotState(checkpoint));
    splits.addAll(finished.storedWith(checkpoint));
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    finished.completed(checkpoint);
  }

  private void askForSplits() {
    while (!isEndKnown && getNumberOfCurrentlyAssignedSplits() + asked < SPLITS_AT_HAND) {
      asked++;
      context.sendSplitRequest();
    }
  }

  @Override
  protected SplitPosition initializedState(JournalSplit split) {
    return new SplitPosition(split);
  }

  @Override
  protected JournalSplit toSplitType(String splitId, SplitPosition position) {
    return position.split();
  }

  /** Ends what is being fetched; the fetching thread has ended before the connection closes. */
  @Override
  public void close() throws Exception {
    batches.abort();
    try {
      super.close();
    } finally {
      batches.close();
    }
  }
}
