package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.CheckReport.Row;
import io.sportscards.platform.ledger.LedgerTotals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of the demo's size in which processes die: no number of its final table may differ. Each of
 * these kills, in a smaller run, is among the faults of every {@code make test}.
 */
@Tag("soak")
class ExactlyOnceUnderKillsIT {
  private static final long EVENTS = 200_000;

  @TempDir Path dir;

  @Test
  void threeKilledTaskManagersAndAKilledBrokerChangeNoNumber() throws Exception {
    ExecutorService publisher = Executors.newSingleThreadExecutor();
    try (SessionStack session = SessionStack.start(dir, 2);
        LiveSide live = LiveSide.start(dir, session)) {
      Future<LedgerTotals> publishing =
          publisher.submit(() -> live.publish(GeneratorSettings.of(1, EVENTS), 0, null));

      live.awaitLines(EVENTS / 10);
      live.killTaskManager(0);
      live.awaitLines(EVENTS / 4);
      live.killBroker();
      live.killTaskManager(1);
      live.awaitLines(EVENTS / 2);
      live.killTaskManager(2);

      LedgerTotals totals = publishing.get();
      live.awaitLines(totals.lines());
      live.awaitCheckpoints(3);

      assertThat(session.cluster.rest().checkpoints(live.jobId()).restored())
          .as("restores: each kill must have hit the job")
          .isGreaterThanOrEqualTo(3);
      CheckReport report = live.check();
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
