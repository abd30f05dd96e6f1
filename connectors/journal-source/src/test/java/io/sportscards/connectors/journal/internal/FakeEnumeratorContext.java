package io.sportscards.connectors.journal.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps what readers would be told, and runs a call when the test says so. */
final class FakeEnumeratorContext implements SplitEnumeratorContext<JournalSplit> {

  private final Map<Integer, ReaderInfo> readers = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private final List<Runnable> calls = new ArrayList<>();

  void register(int subtask) {
    readers.put(subtask, new ReaderInfo(subtask, "localhost"));
  }

  void unregister(int subtask) {
    readers.remove(subtask);
  }

  /** Everything readers were told since the last call, e.g. {@code 0: split 3}. */
  List<String> told() {
    List<String> last = List.copyOf(told);
    told.clear();
    return last;
  }

  void runCalls() {
    List.copyOf(calls).forEach(Runnable::run);
    calls.clear();
  }

  int waitingCalls() {
    return calls.size();
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    throw new UnsupportedOperationException("readers are sent no events");
  }

  @Override
  public int currentParallelism() {
    return 2;
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<JournalSplit> assignment) {
    assignment
        .assignment()
        .forEach(
            (subtask, splits) ->
                splits.forEach(split -> told.add(subtask + ": split " + split.number())));
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    told.add(subtask + ": no more");
  }

  @Override
  public <R> void callAsync(Callable<R> callable, BiConsumer<R, Throwable> handler) {
    calls.add(() -> call(callable, handler));
  }

  private static <R> void call(Callable<R> callable, BiConsumer<R, Throwable> handler) {
    R result;
    try {
      result = callable.call();
    } catch (Exception e) {
      handler.accept(null, e);
      return;
    }
    handler.accept(result, null);
  }

  @Override
  public <R> void callAsync(
      Callable<R> callable, BiConsumer<R, Throwable> handler, long delay, long period) {
    throw new UnsupportedOperationException("nothing is periodic");
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    runnable.run();
  }
}
