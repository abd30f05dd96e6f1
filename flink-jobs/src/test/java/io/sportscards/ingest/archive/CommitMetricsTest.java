package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class CommitMetricsTest {
  private static final Origin ORIGIN = new Origin("live-1", "job-a", 0);
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(10_000), ZoneOffset.UTC);

  private final MetricListener listener = new MetricListener();
  private final CommitMetrics metrics = new CommitMetrics(listener.getMetricGroup(), CLOCK);

  @Test
  void linesAndFilesAreCountedByArea() {
    metrics.committed(
        new FinishedFiles(
            ORIGIN,
            1,
            List.of(file("bronze", 5, 0), file("bronze", 2, 0), file("quarantine", 1, 0))),
        10_000);

    assertThat(listener.getCounter("area", "bronze", "linesCommitted").get().getCount())
        .isEqualTo(7);
    assertThat(listener.getCounter("area", "bronze", "filesCommitted").get().getCount())
        .isEqualTo(2);
    assertThat(listener.getCounter("area", "quarantine", "linesCommitted").get().getCount())
        .isEqualTo(1);
  }

  @Test
  void theDelayIsThatOfEachFilesOldestLine() {
    metrics.committed(
        new FinishedFiles(ORIGIN, 1, List.of(file("bronze", 5, 7_000), file("bronze", 2, 9_500))),
        10_000);

    assertThat(listener.getHistogram("receivedToCommitted").get().getStatistics().getValues())
        .containsExactlyInAnyOrder(3_000, 500);
  }

  @Test
  void aCommitIsTimedFromItsStart() {
    metrics.committed(new FinishedFiles(ORIGIN, 1, List.of(file("bronze", 1, 0))), 9_750);

    assertThat(listener.getHistogram("commitMillis").get().getStatistics().getMax()).isEqualTo(250);
  }

  private static FinishedFile file(String area, long lines, long oldestReceivedAtMillis) {
    return new FinishedFile(
        area + "/run_id=live-1/part-u-0.ndjson.zst",
        100,
        lines,
        oldestReceivedAtMillis,
        new byte[0]);
  }
}
