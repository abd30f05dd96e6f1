package io.sportscards.backfill.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayStartTest {
  private static final Instant TAKEN = Instant.parse("2026-07-09T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private static ReplayStart from(String from, Duration window) {
    return ReplayStart.of("s3://b/s", 12, TAKEN, from == null ? null : Instant.parse(from), window);
  }

  @Test
  void withoutATimeItIsADayBeforeTheSavepoint() {
    assertThat(from(null, WEEK).from()).isEqualTo("2026-07-08T12:00:00Z");
  }

  @Test
  void aShorterWindowShortensTheDay() {
    assertThat(from(null, Duration.ofHours(6)).from()).isEqualTo("2026-07-09T06:00:00Z");
  }

  @Test
  void bothEndsOfTheWindowMayBeAskedFor() {
    assertThat(from("2026-07-02T12:00:00Z", WEEK).from()).isEqualTo("2026-07-02T12:00:00Z");
    assertThat(from("2026-07-09T12:00:00Z", WEEK).from()).isEqualTo("2026-07-09T12:00:00Z");
  }

  @Test
  void whatTheSavepointHasForgottenIsRefused() {
    assertThatThrownBy(() -> from("2026-07-02T11:59:59Z", WEEK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FROM is 2026-07-02T11:59:59Z, but a savepoint of 2026-07-09T12:00:00Z has forgotten what was seen before 2026-07-02T12:00:00Z (DEDUP_WINDOW PT168H), and would archive it again. Nothing was started. Give 2026-07-02T12:00:00Z or later; what is older, ./cards backfill --by recorded_at archives");
  }

  @Test
  void aTimeAfterTheSavepointIsRefused() {
    assertThatThrownBy(() -> from("2026-07-09T12:00:01Z", WEEK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "FROM is 2026-07-09T12:00:01Z, after the savepoint of 2026-07-09T12:00:00Z, so what was queued then would be left out.");
  }

  @Test
  void itIsKeptAsJson() throws Exception {
    ReplayStart start = from(null, WEEK);

    assertThat(new String(start.toJson(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"savepoint\":\"s3://b/s\",\"checkpoint_id\":12,\"taken_at\":\"2026-07-09T12:00:00Z\",\"from\":\"2026-07-08T12:00:00Z\"}");
    assertThat(ReplayStart.parse(new ByteArrayInputStream(start.toJson()))).isEqualTo(start);
  }
}
