package io.sportscards.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.backfill.journal.JournalAddress;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.settings.InvalidSettingsException;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class BackfillSettingsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "POSTGRES_HOST", "db",
          "POSTGRES_DB", "journal",
          "POSTGRES_USER", "reader",
          "POSTGRES_PASSWORD", "never-seen",
          "POSTGRES_PASSWORD_FILE", "/secrets/journal",
          "S3_BUCKET", "cards",
          "S3_PREFIX", "analytics",
          "RUN_ID", "live-7",
          "ARCHIVE_ROLL_BYTES", "16MiB");

  private static BackfillSettings read(String... more) {
    List<String> flags =
        new ArrayList<>(
            List.of("--run-id", "backfill-january", "--from", "2026-01-01", "--upper-id", "9"));
    flags.addAll(List.of(more));
    return BackfillSettings.from(
        Settings.read(BackfillSettings.COMMAND, new Sources(flags, ENVIRONMENT, List.<Path>of())));
  }

  @Test
  void aDayIsItsStartInUtc() {
    BackfillSettings backfill = read("--to", "2026-02-01T06:00:00Z");

    assertThat(backfill.range())
        .isEqualTo(
            new JournalRange(
                "2026-01-01T00:00:00Z", "2026-02-01T06:00:00Z", "occurred_at", null, 9));
    assertThat(backfill.journal())
        .isEqualTo(
            new JournalAddress(
                "jdbc:postgresql://db:5432/journal", "reader", "/secrets/journal", "events"));
    assertThat(backfill.run().root()).isEqualTo("s3://cards/analytics");
  }

  @Test
  void whatTheLiveJobIsToldDoesNotHold() {
    BackfillSettings backfill = read("--to", "2026-02-01");

    assertThat(backfill.run().runId()).isEqualTo("backfill-january");
    assertThat(backfill.run().rollBytes()).isEqualTo(128 << 20);
  }

  @Test
  void typesAreAListWithCommas() {
    assertThat(read("--to", "2026-02-01", "--event-types", "a.b,c").range().eventTypes())
        .containsExactly("a.b", "c");
    assertThatThrownBy(() -> read("--to", "2026-02-01", "--event-types", "a.b, c"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(
            "EVENT_TYPES=\"a.b, c\" (flag) is not event types with commas between, such as orders.order_placed,catalog.card_published");
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThatThrownBy(() -> read("--to", "2026-01-01"))
        .hasMessage(
            "The range is from 2026-01-01T00:00:00Z to 2026-01-01T00:00:00Z; expected an end after the start");
  }

  @Test
  void noPasswordTravelsWithTheJob() throws Exception {
    byte[] journal = InstantiationUtil.serializeObject(read("--to", "2026-02-01").journal());

    assertThat(new String(journal, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("/secrets/journal")
        .doesNotContain("never-seen");
  }
}
