package io.sportscards.connectors.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalSourceIT extends OnPostgres {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @Test
  void anEmptyTableEndsTheJob() throws Exception {
    assertThat(readAll(source("events").build())).isEmpty();
  }

  @Test
  void theUpperIdCanBeFixedBeforeTheJob() throws Exception {
    try (Connection connection = server.connect()) {
      assertThat(UpperId.fix(connection, "events", "id", Duration.ofMinutes(1))).isEmpty();
      insert(1, 100, 10);
      assertThat(UpperId.fix(connection, "events", "id", Duration.ofMinutes(1))).hasValue(100);
      assertThatThrownBy(() -> UpperId.fix(connection, "no_journal", "id", Duration.ofMinutes(1)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "Journal \"no_journal\" does not exist at " + server.jdbcUrl() + "; check the name");
    }
  }

  @Test
  void timeRangeAndTextsAreFiltersWithTheEndNotIncluded() throws Exception {
    insert(1, 100, 10);
    execute(
        "update events set recorded_at = timestamptz '2026-01-01 00:00:00Z' + id * interval '1 hour'");

    assertThat(
            readAll(
                source("public.events")
                    .setTimeRange(
                        "recorded_at",
                        Instant.parse("2026-01-01T10:00:00Z"),
                        Instant.parse("2026-01-02T16:00:00Z"))
                    .setOneOf("event_type", List.of("type_0", "type_5"))
                    .build()))
        .containsExactly(10L, 15L, 20L, 25L, 30L, 35L);
  }

  @Test
  void tableAndColumnsMayHaveAnyNames() throws Exception {
    execute("create schema \"Old \"\"Data\"\"\"");
    execute(
        "create table \"Old \"\"Data\"\"\".\"Log\" (\"Sequence No\" int primary key, \"select\" jsonb)");
    execute(
        "insert into \"Old \"\"Data\"\"\".\"Log\" select i, '{\"a\": 1}' from generate_series(1, 5) i");

    assertThat(
            readAll(
                JournalSource.<Long>builder()
                    .setConnection(connection())
                    .setTable("Old \"Data\".Log")
                    .setKeyColumn("Sequence No")
                    .setColumns("select")
                    .setRowReader(
                        row -> row.text("select").equals("{\"a\": 1}") ? row.id() : -1, Types.LONG)
                    .build()))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aRowReaderThatFailsNamesTheRow() throws Exception {
    insert(41, 43, 10);
    JournalSource<Long> source =
        source("events")
            .setRowReader(
                row -> {
                  if (row.id() == 42) {
                    throw new IllegalStateException("what a row");
                  }
                  return row.id();
                },
                Types.LONG)
            .build();

    assertThatThrownBy(() -> readAll(source)).rootCause().hasMessage("what a row");
    assertThatThrownBy(() -> readAll(source))
        .hasStackTraceContaining("Journal \"events\": the row reader failed at id 42: what a row.");
  }

  @Test
  void aRefusedPasswordFailsTheJobWithASentenceWithoutIt() {
    JournalSource<Long> source =
        source("events").setConnection(connection("password", "wrong-secret")).build();

    assertThatThrownBy(() -> readAll(source))
        .hasStackTraceContaining("password authentication failed for user \"cards\"")
        .hasStackTraceContaining("Check user and password that the connection's supplier gives.")
        .extracting(ExceptionUtils::stringifyException)
        .asString()
        .doesNotContain("wrong-secret");
  }

  private static JournalSourceBuilder<Long> source(String table) {
    return JournalSource.<Long>builder()
        .setConnection(connection())
        .setTable(table)
        .setColumns("event_type", "body")
        .setFetchSize(100)
        .setSplitRows(1_000)
        .setRowReader(JournalRow::id, Types.LONG);
  }

  @SuppressWarnings("try") // Flink's iterator may be interrupted when it closes
  private static List<Long> readAll(JournalSource<Long> source) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    env.setParallelism(2);
    List<Long> ids = new ArrayList<>();
    try (CloseableIterator<Long> all =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "read-journal")
            .executeAndCollect()) {
      all.forEachRemaining(ids::add);
    }
    return ids.stream().sorted().toList();
  }
}
