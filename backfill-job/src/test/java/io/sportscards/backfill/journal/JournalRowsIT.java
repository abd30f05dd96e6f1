package io.sportscards.backfill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.run.JournalRange;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalRowsIT extends OnJournal {
  private static final JournalRange JANUARY =
      new JournalRange("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "occurred_at", null, 6);

  @BeforeEach
  void fill() throws Exception {
    execute(
        """
        insert into events (event_id, event_type, occurred_at, recorded_at, content_type, body) values
          ('e-1', 'a.b', '2025-12-31 23:59:59.999999+00', '2026-01-15+00', 'application/json', 'x'),
          ('e-2', 'a.b', '2026-01-01 00:00:00+00', '2026-03-01+00', 'application/json', 'xy'),
          ('e-3', 'c.d', '2026-01-31 23:59:59.999999+00', '2026-03-01+00', '', 'xyz'),
          ('e-4', 'a.b', '2026-02-01 00:00:00+00', '2026-03-01+00', 'application/json', 'x'),
          ('e-5', 'a.b', '2026-01-01 05:00:00+00', '2026-03-01+00', 'application/json', decode(repeat('ab', 2097152), 'hex')),
          ('e-6', 'a.b', '2026-01-02 00:00:00+00', '2026-03-01+00', 'application/json', decode(repeat('ab', 16777217), 'hex')),
          ('e-7', 'a.b', '2026-01-02 00:00:00+00', '2026-03-01+00', 'application/json', 'later')
        """);
  }

  private static List<String> read(JournalRange range) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = server.connect()) {
      JournalRows.forEach(
          connection,
          TABLE,
          range,
          message -> rows.add(eventId(message) + " " + message.body().length));
    }
    return rows;
  }

  private static String eventId(RawMessage message) {
    return message.headers().replaceAll(".*\"event_id\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void theStartIsIncludedTheEndAndLaterRowsAreNot() throws Exception {
    assertThat(read(JANUARY)).containsExactlyInAnyOrder("e-2 2", "e-3 3", "e-5 2097152", "e-6 0");
  }

  @Test
  void theRangeMayBoundTheTimeOfRecordingAndPickTypes() throws Exception {
    assertThat(read(new JournalRange(JANUARY.from(), JANUARY.to(), "recorded_at", null, 6)))
        .containsExactly("e-1 1");
    assertThat(
            read(
                new JournalRange(
                    JANUARY.from(), JANUARY.to(), "occurred_at", List.of("c.d", "e"), 6)))
        .containsExactly("e-3 3");
  }

  @Test
  void theJournalCountsByTypeAndMonth() throws Exception {
    try (Connection connection = server.connect()) {
      JournalCount count = JournalCount.of(connection, TABLE, JANUARY);

      assertThat(count.groups())
          .containsExactly(
              new JournalCount.Group("a.b", "2026-01", 3, 2, 2 + 2_097_152 + 16_777_217),
              new JournalCount.Group("c.d", "2026-01", 1, 1, 3));
      assertThat(count.rows()).isEqualTo(4);
      assertThat(count.partitions()).isEqualTo(3);
    }
  }

  @Test
  void onlyTheTwoTimesBoundARange() {
    JournalRange odd = new JournalRange(JANUARY.from(), JANUARY.to(), "1; drop table", null, 6);

    assertThatThrownBy(() -> read(odd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A range is bounded by \"1; drop table\"; expected occurred_at or recorded_at");
  }
}
