package io.sportscards.connectors.journal.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.metrics.Counter;

/** Fetches one split after the other, a page at a time. Fetching thread only, but for wakeUp. */
final class PageReader<T> implements SplitReader<FetchedRow<T>, JournalSplit> {

  private final BatchSource<T> batches;
  private final Counter bytes;
  // the first one with the position of what is fetched
  private final Deque<JournalSplit> splits = new ArrayDeque<>();

  PageReader(BatchSource<T> batches, Counter bytes) {
    this.batches = batches;
    this.bytes = bytes;
  }

  @Override
  public RecordsWithSplitIds<FetchedRow<T>> fetch() throws IOException {
    JournalSplit split = splits.poll();
    if (split == null) {
      return Page.none();
    }
    if (split.isRead()) {
      return Page.last(split.splitId(), List.of());
    }
    Batch<T> batch = batches.next(split.after(), split.to());
    if (batch == null) {
      splits.addFirst(split);
      return Page.none();
    }
    bytes.inc(batch.bytes());
    List<FetchedRow<T>> rows = batch.rows();
    if (batch.isLast()) {
      return Page.last(split.splitId(), rows);
    }
    splits.addFirst(split.readUpTo(rows.get(rows.size() - 1).id()));
    return Page.of(split.splitId(), rows);
  }

  @Override
  public void handleSplitsChanges(SplitsChange<JournalSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("Splits are only added, but there came " + change);
    }
    splits.addAll(change.splits());
  }

  @Override
  public void wakeUp() {
    batches.wakeUp();
  }

  @Override
  public void close() {
    // the connection is the reader's, for the next fetcher too
  }
}
