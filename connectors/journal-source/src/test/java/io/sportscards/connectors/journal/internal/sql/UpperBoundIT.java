package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.connectors.journal.OnPostgres;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalSplit;
import io.sportscards.connectors.journal.internal.JournalTable;
import io.sportscards.connectors.journal.internal.Plan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpperBoundIT extends OnPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void stopPlanning() {
    executor.shutdownNow();
  }

  @Test
  void aTransactionThatCommitsALowerIdLaterIsWaitedFor() throws Exception {
    try (Connection slow = transaction("insert into events (event_type) values ('slow')")) {
      execute("insert into events (event_type) values ('quick')");
      assertThat(numbers("select id from events")).containsExactly(2L);

      Future<Plan> plan = planWhileOthersWrite(TestJournal.EVENTS);
      slow.commit();
      assertThat(plan.get(1, TimeUnit.MINUTES).splits()).containsExactly(new JournalSplit(0, 0, 2));
    }
  }

  @Test
  void aTransactionThatNeverEndsFailsThePlanWithItsProcess() throws Exception {
    try (Connection slow = transaction("insert into events (event_type) values ('slow')")) {
      execute("insert into events (event_type) values ('quick')");

      assertThatThrownBy(() -> planner(TestJournal.EVENTS, Duration.ofMillis(300)).plan())
          .hasMessageStartingWith(
              ("Journal \"events\": the last id to read, 2, cannot be fixed, since a transaction that"
                      + " may still commit a lower one has not ended within PT0.3S: process %d"
                      + " (user cards, application \"PostgreSQL JDBC Driver\", transaction since ")
                  .formatted(backend(slow)))
          .hasMessageEndingWith(
              "). End it, for example with pg_terminate_backend, or run again later.");
    }
  }

  @Test
  void transactionsThatReadOrWriteElsewhereAreNotWaitedFor() throws Exception {
    execute("create table if not exists elsewhere (id bigint)");
    insert(1, 5, 10);
    try (Connection reads = transaction("select count(*) from events");
        Connection writes = transaction("insert into elsewhere values (1)")) {
      assertThat(planner(TestJournal.EVENTS, PATIENCE).plan().extent())
          .isEqualTo(new Plan.Extent(5, 5, 1));
      reads.rollback();
      writes.rollback();
    }
  }

  @Test
  void transactionsThatBeginLaterAreNotWaitedFor() throws Exception {
    try (Connection slow = transaction("insert into events (event_type) values ('slow')")) {
      execute("insert into events (event_type) values ('quick')");
      Future<Plan> plan = planWhileOthersWrite(TestJournal.EVENTS);
      try (Connection later = transaction("insert into events (event_type) values ('later')")) {
        slow.commit();
        assertThat(plan.get(1, TimeUnit.MINUTES).extent().upTo()).isEqualTo(2);
        later.rollback();
      }
    }
  }

  @Test
  void aTransactionThatIsPreparedWhileItIsWaitedForIsStillWaitedFor() throws Exception {
    allowPreparedTransactions();
    try (Connection slow = transaction("insert into events (event_type) values ('slow')")) {
      execute("insert into events (event_type) values ('quick')");
      Future<Plan> plan = planWhileOthersWrite(TestJournal.EVENTS);
      run(slow, "prepare transaction 'two phases'");
      awaitFurtherLook();
      assertThat(plan.isDone()).isFalse();
      execute("commit prepared 'two phases'");
      assertThat(plan.get(1, TimeUnit.MINUTES).extent()).isEqualTo(new Plan.Extent(2, 2, 1));
    }
  }

  @Test
  void aPreparedTransactionThatNeverEndsIsNamedAsOne() throws Exception {
    allowPreparedTransactions();
    try (Connection slow = transaction("insert into events (event_type) values ('slow')")) {
      execute("insert into events (event_type) values ('quick')");
      run(slow, "prepare transaction 'forgotten'");
      assertThatThrownBy(() -> planner(TestJournal.EVENTS, Duration.ofMillis(300)).plan())
          .hasMessageContaining(
              "has not ended within PT0.3S: a prepared transaction (see pg_prepared_xacts). End it");
    } finally {
      execute("rollback prepared 'forgotten'");
    }
  }

  @Test
  void whoWritesThroughTheParentOfAPartitionIsWaitedFor() throws Exception {
    execute(
        """
        drop table if exists partitioned;
        create table partitioned (id bigint primary key) partition by range (id);
        create table partition_1 partition of partitioned for values from (1) to (1001)
        """);
    // a statement that inserted nothing yet: its next may draw an id, before it locks the partition
    try (Connection slow = transaction("insert into partitioned select 1 where false")) {
      execute("insert into partition_1 values (2)");
      Future<Plan> plan =
          planWhileOthersWrite(new JournalTable("partition_1", "id", List.of("id")));
      slow.commit();
      assertThat(plan.get(1, TimeUnit.MINUTES).extent().upTo()).isEqualTo(2);
    }
  }

  @Test
  void aSequenceThatIsDrawnFromInAdvanceIsNoticed() throws Exception {
    try (Session session = connector().connect()) {
      JournalSettings settings = TestJournal.settings(TestJournal.EVENTS, PATIENCE);
      TableShape shape = TableShape.of(session, settings);
      UpperBound bound = new UpperBound(session, shape, settings, new Pause());
      assertThat(bound.idsDrawnAtOnce()).isEqualTo(1);
      execute("alter table events alter id set cache 20");
      assertThat(bound.idsDrawnAtOnce()).isEqualTo(20);
      execute("alter table events alter id drop identity");
      assertThat(bound.idsDrawnAtOnce()).isEqualTo(1);
    }
  }

  @Test
  void aPlannerThatIsClosedWaitsNoLonger() throws Exception {
    try (Connection slow = transaction("insert into events (event_type) values ('slow')")) {
      execute("insert into events (event_type) values ('quick')");
      PlanSplits planner = planner(TestJournal.EVENTS, PATIENCE);
      Future<Plan> plan = executor.submit(planner::plan);
      await().atMost(PATIENCE).until(UpperBoundIT::looksForWriters);
      planner.close();

      assertThatThrownBy(() -> plan.get(30, TimeUnit.SECONDS))
          .hasMessageContaining("Planning was ended: the job stops.");
      slow.rollback();
    }
  }

  @Test
  void aPlannerThatIsClosedWaitsForNoAnswer() throws Exception {
    try (Connection slow = transaction("lock table events in access exclusive mode")) {
      PlanSplits planner = planner(TestJournal.EVENTS, PATIENCE);
      Future<Plan> plan = executor.submit(planner::plan);
      await().atMost(PATIENCE).until(() -> sourcesThatWait() == 1);
      planner.close();

      assertThatThrownBy(() -> plan.get(30, TimeUnit.SECONDS))
          .hasMessageContaining("Planning was ended: the job stops.");
      slow.rollback();
    }
  }

  private Future<Plan> planWhileOthersWrite(JournalTable table) {
    PlanSplits planner = planner(table, PATIENCE);
    Future<Plan> plan = executor.submit(planner::plan);
    await().atMost(PATIENCE).until(UpperBoundIT::looksForWriters);
    assertThat(plan.isDone()).isFalse();
    return plan;
  }

  private static boolean looksForWriters() throws SQLException {
    return !lastLooks().isEmpty();
  }

  /** Until it has looked twice: the first look may have begun before what went before. */
  private static void awaitFurtherLook() throws SQLException {
    for (int looks = 0; looks < 2; looks++) {
      List<Long> before = lastLooks();
      await().atMost(PATIENCE).until(() -> !lastLooks().equals(before));
    }
  }

  private static List<Long> lastLooks() throws SQLException {
    return numbers(
        """
        select (extract(epoch from query_start) * 1000000)::bigint from pg_stat_activity
        where application_name = 'flink test enumerator' and query like '%pg_locks%'
        """);
  }

  private static void allowPreparedTransactions() throws SQLException {
    if (numbers("select setting from pg_settings where name = 'max_prepared_transactions'")
        .contains(0L)) {
      execute("alter system set max_prepared_transactions = 5");
      server.restart();
    }
  }

  private static PlanSplits planner(JournalTable table, Duration boundTimeout) {
    return new PlanSplits(connector(), TestJournal.settings(table, boundTimeout), 1);
  }

  private static Connector connector() {
    return new Connector(connection(), "flink test enumerator", PATIENCE);
  }

  /** A connection in a transaction that has done this. */
  private static Connection transaction(String sql) throws SQLException {
    Connection connection = server.connect();
    connection.setAutoCommit(false);
    run(connection, sql);
    return connection;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select pg_backend_pid()")) {
      result.next();
      return result.getLong(1);
    }
  }
}
