package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.journal.OnPostgres;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalSplit;
import io.sportscards.connectors.journal.internal.JournalTable;
import io.sportscards.connectors.journal.internal.PageLimits;
import io.sportscards.connectors.journal.internal.Plan;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.junit.jupiter.api.Test;

class PlanSplitsIT extends OnPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void splitsOfSkewedAndSparseIdsHaveAboutEquallyManyRows() throws Exception {
    insert(1, 2_000, 10);
    execute(
        """
        insert into events (id, event_type)
        select 1000000000 + i * i * 100, 'sparse' from generate_series(1, 6000::bigint) i
        """);
    Plan plan = planner(PATIENCE).plan();

    assertThat(plan.extent().rows()).isEqualTo(8_000);
    assertThat(plan.splits()).hasSize(8);
    for (JournalSplit split : plan.splits()) {
      assertThat(rowsIn(split)).isEqualTo(1_000);
    }
  }

  @Test
  void splitsOfATableThatIsOnlySampledHaveAboutEquallyManyRows() throws Exception {
    // 20 rows to a block: 3,000 blocks
    execute(
        """
        alter table events alter column body set storage plain;
        insert into events (id, event_type, body)
        select i + i / 30000 * 1000000, 'x', decode(repeat('00', 350), 'hex') from generate_series(1, 60000) i
        """);
    Plan plan = planner(PATIENCE).plan();

    assertThat(plan.extent().rows()).isBetween(50_000L, 70_000L);
    long each = 60_000 / plan.splits().size();
    long sum = 0;
    for (JournalSplit split : plan.splits()) {
      assertThat(rowsIn(split)).isBetween(each / 4, each * 4);
      sum += rowsIn(split);
    }
    assertThat(sum).isEqualTo(60_000);
  }

  @Test
  void anEmptyTableIsNothingToRead() throws Exception {
    assertThat(planner(PATIENCE).plan()).isEqualTo(Plan.nothing());
  }

  @Test
  void anUpperIdThatIsGivenIsTakenAsItIs() throws Exception {
    insert(1, 10, 10);
    assertThat(new PlanSplits(connector(), TestJournal.upTo(7), 1).plan().splits())
        .containsExactly(new JournalSplit(0, 0, 7));
  }

  @Test
  void aPartitionedTableIsReadAsOne() throws Exception {
    execute(
        """
        drop table if exists partitioned;
        create table partitioned (id bigint primary key, body bytea) partition by range (id);
        create table partitioned_1 partition of partitioned for values from (1) to (1001);
        create table partitioned_2 partition of partitioned for values from (1001) to (9001);
        insert into partitioned select i from generate_series(1, 4000) i
        """);
    JournalTable table = new JournalTable("partitioned", "id", List.of("body"));
    Plan plan = new PlanSplits(connector(), TestJournal.settings(table, PATIENCE), 1).plan();

    assertThat(plan.extent()).isEqualTo(new Plan.Extent(4_000, 4_000, 4));
    assertThat(plan.splits())
        .containsExactly(
            new JournalSplit(0, 0, 1_000),
            new JournalSplit(1, 1_000, 2_000),
            new JournalSplit(2, 2_000, 3_000),
            new JournalSplit(3, 3_000, 4_000));
  }

  @Test
  void aTableThatOthersInheritFromIsRefused() throws Exception {
    execute(
        """
        drop table if exists parent cascade;
        create table parent (id bigint primary key);
        create table child () inherits (parent)
        """);

    assertThatThrownBy(
            () ->
                plan(
                    TestJournal.settings(
                        new JournalTable("parent", "id", List.of("id")), PATIENCE)))
        .hasMessage(
            ("Journal \"parent\" at %s cannot be read: other tables inherit from it, whose rows its"
                    + " index does not hold")
                .formatted(server.jdbcUrl()));
  }

  @Test
  void rowsHiddenByAPolicyAreAnErrorAndNotAGap() throws Exception {
    execute(
        """
        drop role if exists watched;
        create role watched login password 'watched';
        grant select on events to watched;
        alter table events enable row level security
        """);
    Connector watched = connector("watched");

    assertThatThrownBy(
            () ->
                new PlanSplits(watched, TestJournal.settings(TestJournal.EVENTS, PATIENCE), 1)
                    .plan())
        .hasMessage(
            "%s: reading the greatest id failed: ERROR: query would be affected by row-level security policy for table \"events\" (SQLSTATE 42501). Grant the user select on the table, all rows of it."
                .formatted(server.jdbcUrl()));
  }

  @Test
  void aMissingTableIsNamed() {
    JournalTable table = new JournalTable("app.Events", "id", List.of("body"));

    assertThatThrownBy(() -> plan(TestJournal.settings(table, PATIENCE)))
        .hasMessage(
            "Journal \"app.Events\" does not exist at %s; check the name of table and schema,"
                    .formatted(server.jdbcUrl())
                + " capitals included.");
  }

  @Test
  void everythingThatDoesNotFitTheTableIsNamedAtOnce() {
    JournalTable table = new JournalTable("events", "event_type", List.of("body", "payload"));
    RowFilter filter =
        new RowFilter("event_type", Instant.EPOCH, null, "recorded_at", List.of("x"));

    assertThatThrownBy(
            () -> plan(TestJournal.settings(table, filter, new PageLimits(10, 1 << 20, 1 << 20))))
        .hasMessage(
            ("Journal \"events\" at %s cannot be read: it has no column \"payload\", only id,"
                    + " event_type, recorded_at, body; key column \"event_type\" is of type text;"
                    + " expected bigint; key column \"event_type\" has no unique index of its own;"
                    + " expected a primary key or one like it; time column \"event_type\" is of type"
                    + " text; expected timestamp with time zone; column \"recorded_at\" is of type"
                    + " timestamp with time zone; expected text")
                .formatted(server.jdbcUrl()));
  }

  @Test
  void aUserWhoMayNotReadIsNamed() throws Exception {
    execute("drop role if exists guest; create role guest login password 'guest'");
    Connector guest = connector("guest");

    assertThatThrownBy(
            () ->
                new PlanSplits(guest, TestJournal.settings(TestJournal.EVENTS, PATIENCE), 1).plan())
        .hasMessage(
            "%s: reading the greatest id failed: ERROR: permission denied for table events (SQLSTATE 42501). Grant the user select on the table, all rows of it."
                .formatted(server.jdbcUrl()));
  }

  private static long rowsIn(JournalSplit split) throws SQLException {
    return numbers(
            "select count(*) from events where id > %d and id <= %d"
                .formatted(split.after(), split.to()))
        .get(0);
  }

  private static Plan plan(JournalSettings settings) throws Exception {
    return new PlanSplits(connector(), settings, 1).plan();
  }

  private static PlanSplits planner(Duration boundTimeout) {
    return new PlanSplits(connector(), TestJournal.settings(TestJournal.EVENTS, boundTimeout), 2);
  }

  private static Connector connector() {
    return new Connector(connection(), "flink test enumerator", PATIENCE);
  }

  private static Connector connector(String userAndPassword) {
    return new Connector(
        () ->
            new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                .withUrl(server.jdbcUrl())
                .withUsername(userAndPassword)
                .withPassword(userAndPassword)
                .build(),
        "flink test",
        PATIENCE);
  }
}
