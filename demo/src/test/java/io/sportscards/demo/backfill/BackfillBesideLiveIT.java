package io.sportscards.demo.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sportscards.demo.endtoend.LiveSide;
import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.RunsCheck;
import io.sportscards.platform.ledger.RunsReport;
import io.sportscards.settings.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue and the journal archived at the same time, on one cluster whose processes die. */
class BackfillBesideLiveIT {
  private static final String ROOT = "sportscards.root";
  private static final String RUN = "backfill-beside";
  private static final String LEFT =
      "bronze/run_id=backfill-beside/event_type=orders.order_placed/event_date=2026-01-01/part-left-0.ndjson.zst";

  /** No bad messages: those without a body are the same in every stream, and would count once. */
  private static final FaultMix MIX = new FaultMix(0.05, 0.002, 0.01, 0, 0, 0.01);

  @TempDir Path dir;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean isEnough;

  @BeforeEach
  void inTheCheckout() {
    System.setProperty(ROOT, Checkout.root().getParent().toString());
  }

  @AfterEach
  void outOfIt() {
    isEnough = true;
    threads.shutdownNow();
    System.clearProperty(ROOT);
  }

  @Test
  void killedTaskManagersAndAKilledJobManagerChangeNoNumberOfEitherRun() throws Exception {
    try (BackfillStack stack = BackfillStack.start(dir, GeneratorSettings.of(11, 20_000), 3);
        LiveSide live = LiveSide.start(dir, stack.session)) {
      long inBoth = publishToBoth(stack, live);
      live.awaitCheckpoints(2);
      List<String> ofLive = stack.cluster.rest().busyTaskManagers();
      Future<Long> traffic = threads.submit(() -> publishUntilItIsEnough(live));
      Future<ExitCode> command = threads.submit(() -> stack.backfill(RUN, "--parallelism", "1"));

      killBoth(stack, live, ofLive);
      assertThat(traffic.isDone()).isFalse();
      assertThat(command.get()).isEqualTo(ExitCode.DONE);
      live.awaitCheckpoints(2);
      isEnough = true;
      long onlyLive = traffic.get();
      live.awaitLines(inBoth + onlyLive);
      live.awaitCheckpoints(3);

      assertThat(stack.archive.list(LEFT)).isEmpty();
      assertThat(stack.verify(RUN)).isEqualTo(ExitCode.DONE);
      assertExact(live.check(), inBoth + onlyLive);
      long onlyJournal = stack.totals.lines();
      assertExact(
          LedgerCheck.run(List.of(stack.ledger, live.ledgers().get(0)), stack.archive, RUN::equals),
          onlyJournal + inBoth);
      List<Path> all = new ArrayList<>(live.ledgers());
      all.add(stack.ledger);
      RunsReport together = RunsCheck.run(all, stack.archive, List.of(RUN, LiveSide.RUN));
      assertThat(together.firstProblems()).isEmpty();
      assertThat(together.runs())
          .containsExactly(
              new RunsReport.Run(RUN, onlyJournal + inBoth, onlyJournal),
              new RunsReport.Run(LiveSide.RUN, inBoth + onlyLive, onlyLive));
      assertThat(together.sent()).isEqualTo(onlyJournal + inBoth + onlyLive);
      assertThat(together.found()).isEqualTo(together.sent());
      assertThat(together.foundEvents()).isEqualTo(together.sentEvents());
    }
  }

  private static long publishToBoth(BackfillStack stack, LiveSide live) throws Exception {
    try (JournalWriter journal = JournalWriter.open(stack.postgres.connect(), "events")) {
      return live.publish(GeneratorSettings.of(21, 10_000).withFaults(MIX), 0, journal).lines();
    }
  }

  /** What services do meanwhile; their rows would have ids above those that the backfill reads. */
  private long publishUntilItIsEnough(LiveSide live) throws IOException {
    long lines = 0;
    for (int seed = 22; !isEnough; seed++) {
      lines += live.publish(GeneratorSettings.of(seed, 300).withFaults(MIX), 150, null).lines();
    }
    return lines;
  }

  /** A task manager of each job while the backfill reads, the JobManager while it writes. */
  private static void killBoth(BackfillStack stack, LiveSide live, List<String> ofLive)
      throws Exception {
    await()
        .atMost(BackfillStack.PATIENCE)
        .until(() -> !stack.archive.list("_runs/" + RUN).isEmpty());
    FlinkRest flink = stack.cluster.rest();
    try (Connection holder = stack.postgres.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table events in access exclusive mode"); // the job reads no further
      String job = stack.awaitJob(RUN, vertices -> vertices.get(0).running() > 0);
      List<String> ofBackfill = new ArrayList<>(flink.busyTaskManagers());
      ofBackfill.removeAll(ofLive);
      stack.archive.write(LEFT, new byte[] {1}); // as an attempt that died left it
      for (String name : List.of(ofBackfill.get(0), ofLive.get(0))) {
        stack.cluster.killTaskManager(Integer.parseInt(name.replace("taskmanager-", "")));
        stack.cluster.startTaskManager();
      }
      awaitFailure(flink, job);
      awaitFailure(flink, live.jobId());
      stack.awaitJob(RUN, vertices -> vertices.get(0).running() > 0);
      live.awaitCheckpoints(2);
      stack.s3.id().signal("STOP"); // neither job writes
      holder.commit();
      stack.awaitJob(RUN, vertices -> RecordFlow.of(vertices).kept() > 0);
      stack.cluster.killJobManager();
    } finally {
      stack.s3.id().signal("CONT");
    }
    stack.cluster.startJobManager();
  }

  private static void awaitFailure(FlinkRest flink, String job) {
    await()
        .atMost(BackfillStack.PATIENCE)
        .ignoreExceptions()
        .until(() -> !flink.lastFailure(job).isEmpty());
  }

  private static void assertExact(CheckReport report, long lines) {
    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.lines()).isEqualTo(lines);
  }
}
