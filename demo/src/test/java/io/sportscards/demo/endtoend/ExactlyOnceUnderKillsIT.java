package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.CheckReport.Row;
import io.sportscards.platform.ledger.LedgerTotals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the demo's size in which processes die: no number of its final table may differ. */
class ExactlyOnceUnderKillsIT {
  private static final long EVENTS = 200_000;

  @TempDir Path dir;

  @Test
  void threeKilledTaskManagersAndAKilledBrokerChangeNoNumber() throws Exception {
    ExecutorService publisher = Executors.newSingleThreadExecutor();
    try (LiveStack stack = LiveStack.start(dir)) {
      Future<LedgerTotals> publishing = publisher.submit(() -> stack.publish(EVENTS));

      stack.awaitLines(EVENTS / 10);
      stack.killTaskManager(0);
      stack.awaitLines(EVENTS / 4);
      stack.killBroker();
      stack.killTaskManager(1);
      stack.awaitLines(EVENTS / 2);
      stack.killTaskManager(2);

      LedgerTotals totals = publishing.get();
      stack.awaitLines(totals.lines());
      stack.awaitCheckpoints(3);

      assertThat(stack.cluster.rest().checkpoints(stack.jobId).restored())
          .as("restores: each kill must have hit the job")
          .isGreaterThanOrEqualTo(3);
      CheckReport report = stack.check();
      assertThat(report.firstProblems()).isEmpty();
      assertThat(report.rows()).containsExactlyInAnyOrderElementsOf(rowsOf(totals));
      assertThat(report.lines()).isEqualTo(totals.lines());
    } finally {
      publisher.shutdownNow();
    }
  }

  /** The table of a run in which nothing went wrong. */
  private static List<Row> rowsOf(LedgerTotals totals) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("accepted", totals.accepted()));
    rows.add(row("CONFLICTING_DUPLICATE", totals.conflicting()));
    totals.rejected().forEach((reason, lines) -> rows.add(row(reason.name(), lines)));
    return rows;
  }

  private static Row row(String outcome, long lines) {
    return new Row(outcome, lines, lines, 0, 0, 0, 0);
  }
}
