package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.connectors.journal.JournalRow;
import io.sportscards.connectors.journal.JournalRowReader;
import io.sportscards.connectors.journal.OnPostgres;
import io.sportscards.connectors.journal.internal.Batch;
import io.sportscards.connectors.journal.internal.FetchedRow;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.Outage;
import io.sportscards.connectors.journal.internal.PageLimits;
import io.sportscards.platform.process.ProcessId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;

class PersistentBatchesIT extends OnPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final PageLimits LARGE = new PageLimits(1_000, 1 << 20, 1 << 20);

  @Test
  void aPageEndsAtItsRows() throws Exception {
    insert(1, 25, 10);
    try (PersistentBatches<Long> batches = batches(new PageLimits(10, 1 << 20, 1 << 20))) {
      Batch<Long> first = batches.next(0, 25);
      assertThat(ids(first)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
      assertThat(first.isLast()).isFalse();
      Batch<Long> last = batches.next(20, 25);
      assertThat(ids(last)).containsExactly(21L, 22L, 23L, 24L, 25L);
      assertThat(last.isLast()).isTrue();
      assertThat(batches.next(25, 25).isLast()).isTrue();
    }
  }

  @Test
  void aPageHasNoMoreThanItsBytes() throws Exception {
    insert(1, 10, 994); // and 6 of the type
    try (PersistentBatches<Long> batches = batches(new PageLimits(1_000, 9_000, 1 << 20))) {
      Batch<Long> first = batches.next(0, 9);
      assertThat(ids(first)).containsExactly(1L, 2L, 3L, 4L);
      assertThat(first.bytes()).isEqualTo(4_000);
      assertThat(first.isLast()).isFalse();
    }
  }

  @Test
  void aRowThatIsLargerThanAPageComesAlone() throws Exception {
    insert(1, 20, 10);
    execute("update events set body = decode(repeat('ab', 5000), 'hex') where id = 11");
    try (PersistentBatches<Long> batches = batches(new PageLimits(100, 4_000, 1 << 20))) {
      assertThat(ids(batches.next(0, 20))).hasSize(10).endsWith(10L);
      Batch<Long> large = batches.next(10, 20);
      assertThat(ids(large)).containsExactly(11L);
      assertThat(large.bytes()).isEqualTo(5_006);
      assertThat(ids(batches.next(11, 20))).containsExactly(12L);
      assertThat(ids(batches.next(12, 20))).containsExactly(13L, 14L);
      assertThat(ids(batches.next(14, 20))).containsExactly(15L, 16L, 17L, 18L);
      Batch<Long> last = batches.next(18, 20);
      assertThat(ids(last)).containsExactly(19L, 20L);
      assertThat(last.isLast()).isTrue();
    }
  }

  @Test
  void aPageThatEndsAtTheLastIdOfItsRangeIsTheLast() throws Exception {
    insert(1, 10, 1_000);
    try (PersistentBatches<Long> batches = batches(new PageLimits(10, 1, 1 << 20))) {
      assertThat(batches.next(0, 10).isLast()).isFalse();
      assertThat(batches.next(9, 10).isLast()).isTrue();
    }
  }

  @Test
  void aValueOverTheLimitIsLeftOutWithItsSize() throws Exception {
    insert(1, 1, 1_024);
    insert(2, 2, 1_025);
    insert(3, 3, 5_000_000);
    execute("insert into events (id, event_type) values (4, 'none')");
    JournalRowReader<String> sizes =
        row ->
            (row.bytes("body") == null ? "null" : row.bytes("body").length)
                + " "
                + row.omittedBytes("body")
                + " "
                + row.omittedBytes("event_type");
    try (PersistentBatches<String> batches =
        batches(TestJournal.settings(new PageLimits(10, 1 << 20, 1_024)), sizes)) {
      Batch<String> page = batches.next(0, 10);
      assertThat(page.rows().stream().map(FetchedRow::value))
          .containsExactly("1024 0 0", "null 1025 0", "null 5000000 0", "null 0 0");
      // the body that fits, and event types: three of six bytes, one of four
      assertThat(page.bytes()).isEqualTo(1_024 + 3 * 6 + 4);
    }
  }

  @Test
  void columnsComeAsTheirTypes() throws Exception {
    execute(
        """
        insert into events (id, event_type, recorded_at, body)
        values (9, 'größer', '2026-02-03 04:05:06.789012+02', '\\x00ff')
        """);
    JournalRowReader<List<Object>> all =
        row ->
            List.of(
                row.id(),
                row.text("event_type"),
                row.instant("recorded_at"),
                List.of(row.bytes("body")[0], row.bytes("body")[1]));
    try (PersistentBatches<List<Object>> batches = batches(TestJournal.settings(LARGE), all)) {
      assertThat(batches.next(0, 10).rows().get(0).value())
          .isEqualTo(
              List.of(
                  9L,
                  "größer",
                  Instant.parse("2026-02-03T02:05:06.789012Z"),
                  List.of((byte) 0, (byte) 0xff)));
    }
  }

  @Test
  void aColumnThatIsNotReadIsRefusedByName() throws Exception {
    insert(1, 1, 1);
    try (PersistentBatches<String> batches =
        batches(TestJournal.settings(LARGE), row -> row.text("headers"))) {
      assertThatThrownBy(() -> batches.next(0, 1))
          .hasMessageContaining(
              "Column \"headers\" is not read, only [body, event_type, recorded_at]; name it in setColumns");
    }
  }

  @Test
  void aKilledBackendIsReplacedAndReadingGoesOn() throws Exception {
    insert(1, 30, 10);
    JournalSettings settings = TestJournal.settings(new PageLimits(10, 1 << 20, 1 << 20));
    try (PersistentBatches<Long> batches = batches(settings, JournalRow::id)) {
      assertThat(ids(batches.next(0, 30))).endsWith(10L);
      assertThat(terminateSources()).isEqualTo(1);
      assertThat(ids(batches.next(10, 30))).startsWith(11L).endsWith(20L);
      server.kill();
      server.restart();
      assertThat(ids(batches.next(20, 30))).startsWith(21L).endsWith(30L);
    }
  }

  @Test
  void aServerThatGoesSilentIsLeftAfterTheSocketTimeout() throws Exception {
    insert(1, 30, 10);
    JournalSettings settings = TestJournal.settings(new PageLimits(10, 1 << 20, 1 << 20));
    Connector impatient =
        new Connector(connection("socketTimeout", "1"), "flink test subtask 0 of 1", PATIENCE);
    try (PersistentBatches<Long> batches =
        new PersistentBatches<>(impatient, settings, JournalRow::id, Outage.of(settings))) {
      assertThat(ids(batches.next(0, 30))).endsWith(10L);
      List<Long> sources =
          numbers("select pid from pg_stat_activity where application_name like 'flink %'");
      assertThat(sources).hasSize(1);
      ProcessId silent = ProcessId.of(sources.get(0));
      silent.signal("STOP");
      try {
        assertThat(ids(batches.next(10, 30))).startsWith(11L).endsWith(20L);
      } finally {
        silent.signal("CONT");
      }
    }
  }

  @Test
  void theDriverWaitsLongerThanTheServerUnlessToldOtherwise() throws Exception {
    Connector impatient = new Connector(connection("socketTimeout", "1"), "flink test", PATIENCE);
    try (Session session = connector().connect();
        Session given = impatient.connect()) {
      assertThat(session.connection().getNetworkTimeout()).isEqualTo(90_000);
      assertThat(given.connection().getNetworkTimeout()).isEqualTo(1_000);
    }
  }

  @Test
  void anAbortEndsAQuestionThatTheServerDoesNotAnswer() throws Exception {
    insert(1, 30, 10);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (Connection locking = server.connect();
        Statement statement = locking.createStatement();
        PersistentBatches<Long> batches = batches(LARGE)) {
      assertThat(ids(batches.next(0, 10))).hasSize(10);
      locking.setAutoCommit(false);
      statement.execute("lock table events in access exclusive mode");
      Future<Batch<Long>> unanswered = executor.submit(() -> batches.next(10, 30));
      await().atMost(PATIENCE).until(() -> sourcesThatWait() == 1);
      batches.abort();

      assertThat(unanswered.get(1, TimeUnit.MINUTES)).isNull();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void afterAnAbortNothingIsAsked() throws Exception {
    insert(1, 3, 10);
    try (PersistentBatches<Long> batches = batches(LARGE)) {
      assertThat(ids(batches.next(0, 3))).hasSize(3);
      batches.abort();
      assertThat(batches.next(0, 3)).isNull();
    }
  }

  @Test
  void valuesComeInBinaryAndThePlanWalksAlongTheKey() throws Exception {
    insert(1, 10_000, 50);
    execute("analyze events");
    JournalSettings settings = TestJournal.settings(LARGE);
    try (Session session = connector().connect()) {
      PageSql sql = PageSql.of(TableShape.of(session, settings), settings);
      try (PreparedStatement statement = session.connection().prepareStatement(sql.text())) {
        for (int page = 0; page < 10; page++) {
          assertThat(formatOfBody(statement, sql)).isEqualTo(Field.BINARY_FORMAT);
        }
      }
      // as the server plans once it knows the statement: without values
      session.list(
          "choosing the plan",
          "select set_config('plan_cache_mode', 'force_generic_plan', false)",
          row -> row.getString(1));
      try (Statement prepare = session.connection().createStatement()) {
        prepare.execute(
            "prepare page (bigint, bigint, bigint, bigint, int) as " + numbered(sql.text()));
      }
      assertThat(
              String.join(
                  "\n",
                  session.list(
                      "explaining",
                      "explain execute page (800, 800, 0, 9999, 1000)",
                      row -> row.getString(1))))
          .contains("Index Scan using events_pkey")
          .doesNotContain("Sort");
    }
  }

  /** With PostgreSQL's own marks for parameters. */
  private static String numbered(String sql) {
    String numbered = sql;
    for (int i = 1; numbered.contains("?"); i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    return numbered;
  }

  private static int formatOfBody(PreparedStatement statement, PageSql sql) throws Exception {
    assertThat(sql.rooms()).isEqualTo(2);
    statement.setLong(1, 1_000);
    statement.setLong(2, 1_000);
    statement.setLong(3, 0);
    statement.setLong(4, 10);
    statement.setInt(5, 10);
    try (ResultSet answer = statement.executeQuery()) {
      return answer
          .getMetaData()
          .unwrap(PGResultSetMetaData.class)
          .getFormat(sql.values().get("body"));
    }
  }

  private static PersistentBatches<Long> batches(PageLimits limits) {
    return batches(TestJournal.settings(limits), JournalRow::id);
  }

  private static <T> PersistentBatches<T> batches(
      JournalSettings settings, JournalRowReader<T> rowReader) {
    return new PersistentBatches<>(connector(), settings, rowReader, Outage.of(settings));
  }

  private static Connector connector() {
    return new Connector(connection(), "flink test subtask 0 of 1", PATIENCE);
  }

  private static <T> List<Long> ids(Batch<T> batch) {
    return batch.rows().stream().map(FetchedRow::id).toList();
  }
}
