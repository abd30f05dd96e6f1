package io.sportscards.connectors.journal.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;

/** A batch as Flink's reader takes it: of one split, or of none. */
final class Page<T> implements RecordsWithSplitIds<FetchedRow<T>> {

  private final Iterator<FetchedRow<T>> rows;
  private final Set<String> finished;
  private String split;

  private Page(String split, List<FetchedRow<T>> rows, Set<String> finished) {
    this.split = split;
    this.rows = rows.iterator();
    this.finished = finished;
  }

  static <T> Page<T> of(String split, List<FetchedRow<T>> rows) {
    return new Page<>(split, rows, Set.of());
  }

  /** The last one of a split. */
  static <T> Page<T> last(String split, List<FetchedRow<T>> rows) {
    return new Page<>(split, rows, Set.of(split));
  }

  static <T> Page<T> none() {
    return new Page<>(null, List.of(), Set.of());
  }

  @Override
  public String nextSplit() {
    String next = split;
    split = null;
    return next;
  }

  @Override
  public FetchedRow<T> nextRecordFromSplit() {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public Set<String> finishedSplits() {
    return finished;
  }
}
