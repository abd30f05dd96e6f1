package io.sportscards.connectors.rabbitmq.internal;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Makes every reader a consumer of every queue. Readers register again after each restart, at
 * whatever parallelism, and get their splits then; so none has to be remembered or taken back.
 */
public final class QueueEnumerator implements SplitEnumerator<QueueSplit, QueueEnumeratorState> {

  private final SplitEnumeratorContext<QueueSplit> context;
  private final List<String> queues;

  public QueueEnumerator(SplitEnumeratorContext<QueueSplit> context, List<String> queues) {
    this.context = context;
    this.queues = queues;
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    List<QueueSplit> splits = queues.stream().map(queue -> new QueueSplit(queue, subtask)).toList();
    context.assignSplits(new SplitsAssignment<>(Map.of(subtask, splits)));
  }

  @Override
  public void addSplitsBack(List<QueueSplit> splits, int subtask) {
    // the reader that replaces this one registers, and is given its splits then
  }

  @Override
  public void handleSplitRequest(int subtask, String hostName) {
    // readers are given their splits unasked
  }

  @Override
  public QueueEnumeratorState snapshotState(long checkpointId) {
    return new QueueEnumeratorState();
  }

  @Override
  public void close() {}
}
