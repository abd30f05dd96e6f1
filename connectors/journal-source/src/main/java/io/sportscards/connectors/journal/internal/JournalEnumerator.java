package io.sportscards.connectors.journal.internal;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.util.FlinkRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans once, then hands out splits to the readers that ask, in the order of ids. Restored, it goes
 * on with what its state holds and asks the database nothing. One thread, but for the planning and
 * the metrics.
 */
public final class JournalEnumerator
    implements SplitEnumerator<JournalSplit, JournalEnumeratorState> {

  private static final Logger LOG = LoggerFactory.getLogger(JournalEnumerator.class);

  private final SplitEnumeratorContext<JournalSplit> context;
  private final SplitPlanner planner;
  private final String subject;
  private final Progress progress;
  // one entry per request that came before the plan
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final TreeSet<JournalSplit> unassigned =
      new TreeSet<>(Comparator.comparingInt(JournalSplit::number));
  private final TreeSet<Integer> finished;
  private volatile Plan.Extent extent;
  private volatile int finishedSplits;

  public JournalEnumerator(
      SplitEnumeratorContext<JournalSplit> context,
      SplitPlanner planner,
      JournalEnumeratorState state,
      String subject) {
    this.context = context;
    this.planner = planner;
    this.subject = subject;
    this.progress = new Progress(subject, Clock.systemUTC());
    this.extent = state.extent();
    this.unassigned.addAll(state.unassigned());
    this.finished = new TreeSet<>(state.finished());
    this.finishedSplits = finished.size();
  }

  @Override
  public void start() {
    SplitEnumeratorMetricGroup metrics = context.metricGroup();
    metrics.gauge("estimatedRows", (Gauge<Long>) () -> extent == null ? 0 : extent.rows());
    metrics.gauge(
        "finishedRows",
        (Gauge<Long>) () -> extent == null ? 0 : Progress.rows(finishedSplits, extent));
    metrics.gauge("splits", (Gauge<Integer>) () -> extent == null ? 0 : extent.splits());
    metrics.gauge("finishedSplits", (Gauge<Integer>) () -> finishedSplits);
    if (extent == null) {
      context.callAsync(planner::plan, this::planned);
    } else {
      LOG.info(
          "{}, up to id {} as before the restart",
          progress.sentence(finishedSplits, extent),
          upTo());
    }
  }

  private void planned(Plan plan, Throwable failure) {
    if (failure != null) {
      throw new FlinkRuntimeException(
          subject + " cannot be read: " + failure.getMessage(), failure);
    }
    extent = plan.extent();
    unassigned.addAll(plan.splits());
    LOG.info(
        "{} is read up to id {}: about {} rows in {} splits",
        subject,
        upTo(),
        extent.rows(),
        extent.splits());
    while (!waiting.isEmpty()) {
      assign(waiting.poll());
    }
  }

  private long upTo() {
    return extent.upTo();
  }

  @Override
  public void addReader(int subtask) {
    // what an earlier attempt asked for
    waiting.removeIf(reader -> reader == subtask);
  }

  @Override
  public void handleSplitRequest(int subtask, String hostName) {
    if (extent == null) {
      waiting.add(subtask);
    } else {
      assign(subtask);
    }
  }

  private void assign(int subtask) {
    if (!context.registeredReaders().containsKey(subtask)) {
      return; // it failed since it asked, and asks again when it is back
    }
    JournalSplit next = unassigned.pollFirst();
    if (next == null) {
      context.signalNoMoreSplits(subtask);
    } else {
      context.assignSplit(next, subtask);
    }
  }

  @Override
  public void addSplitsBack(List<JournalSplit> splits, int subtask) {
    unassigned.addAll(splits);
    splits.forEach(split -> finished.remove(split.number()));
    finishedSplits = finished.size();
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (event instanceof SplitFinished split && extent != null && finished.add(split.number())) {
      finishedSplits = finished.size();
      progress.finished(finishedSplits, extent);
    }
  }

  @Override
  public JournalEnumeratorState snapshotState(long checkpointId) {
    return new JournalEnumeratorState(
        extent, new ArrayList<>(unassigned), new ArrayList<>(finished));
  }

  @Override
  public void close() {
    planner.close();
  }
}
