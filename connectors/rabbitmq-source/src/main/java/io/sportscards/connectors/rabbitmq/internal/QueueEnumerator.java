package io.sportscards.connectors.rabbitmq.internal;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Makes every reader a consumer of the queue. Readers register again after each restart, at
 * whatever parallelism, and get their split then; so none has to be remembered or taken back.
 */
public final class QueueEnumerator implements SplitEnumerator<QueueSplit, QueueEnumeratorState> {

  private final SplitEnumeratorContext<QueueSplit> context;
  private final String queue;

  public QueueEnumerator(SplitEnumeratorContext<QueueSplit> context, String queue) {
    this.context = context;
    this.queue = queue;
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    context.assignSplit(new QueueSplit(queue, subtask), subtask);
  }

  @Override
  public void addSplitsBack(List<QueueSplit> splits, int subtask) {
    // the reader that replaces this one registers, and is given its split then
  }

  @Override
  public void handleSplitRequest(int subtask, String hostName) {
    // readers are given their split unasked
  }

  @Override
  public QueueEnumeratorState snapshotState(long checkpointId) {
    return new QueueEnumeratorState();
  }

  @Override
  public void close() {}
}
