package io.sportscards.ingest.archive;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What the committer tells of its work: {@code linesCommitted} and {@code filesCommitted} by {@code
 * area} (bronze, quarantine); in milliseconds {@code commitMillis} and {@code receivedToCommitted},
 * the latter of each file's oldest line.
 */
final class CommitMetrics {
  private static final int SAMPLES = 1_000;

  private final MetricGroup group;
  private final Clock clock;
  private final Histogram commitMillis;
  private final Histogram receivedToCommitted;
  private final Map<String, Area> areas = new HashMap<>();

  private record Area(Counter lines, Counter files) {}

  CommitMetrics(MetricGroup group, Clock clock) {
    this.group = group;
    this.clock = clock;
    this.commitMillis =
        group.histogram("commitMillis", new DescriptiveStatisticsHistogram(SAMPLES));
    this.receivedToCommitted =
        group.histogram("receivedToCommitted", new DescriptiveStatisticsHistogram(SAMPLES));
  }

  long startMillis() {
    return clock.millis();
  }

  /** A commit that is repeated after a failure counts again. */
  void committed(FinishedFiles finished, long startMillis) {
    long now = clock.millis();
    commitMillis.update(now - startMillis);
    for (FinishedFile file : finished.files()) {
      String name = file.path().substring(0, file.path().indexOf('/'));
      Area area = areas.computeIfAbsent(name, this::newArea);
      area.lines().inc(file.lines());
      area.files().inc();
      receivedToCommitted.update(now - file.oldestReceivedAtMillis());
    }
  }

  private Area newArea(String name) {
    MetricGroup area = group.addGroup("area", name);
    return new Area(area.counter("linesCommitted"), area.counter("filesCommitted"));
  }
}
