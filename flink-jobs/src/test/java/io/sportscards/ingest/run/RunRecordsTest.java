package io.sportscards.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.EventContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
  private static final RunRecord FIRST =
      new RunRecord("live", 0, "0a1b2c3d", "2026-01-01T00:00:00Z", null, null, null);
  private static final RunRecord LATER =
      new RunRecord("live", 0, "ffffffff", "2026-02-02T00:00:00Z", null, null, null);

  @TempDir Path directory;
  private RunRecords records;

  @BeforeEach
  void open() {
    records = new RunRecords(directory.toUri().toString().replaceAll("/$", ""));
  }

  @Test
  void theRecordIsPlainJson() throws IOException {
    records.start("live-1", FIRST);

    assertThat(directory.resolve("_runs/live-1.json"))
        .hasContent(
            "{\"kind\":\"live\",\"generation\":0,\"contract\":\"0a1b2c3d\",\"started_at\":\"2026-01-01T00:00:00Z\",\"finished_at\":null}");
  }

  @Test
  void aRunThatGoesOnKeepsTheTimeOfItsFirstStart() throws IOException {
    records.start("live-1", FIRST);

    RunRecord resumed = records.start("live-1", LATER);

    assertThat(resumed)
        .isEqualTo(new RunRecord("live", 0, "ffffffff", "2026-01-01T00:00:00Z", null, null, null));
    assertThat(records.read("live-1")).contains(resumed);
    assertThat(records.read("live-2")).isEmpty();
  }

  @Test
  void theRecordOfABackfillSaysWhatItReads() throws IOException {
    JournalRange range =
        new JournalRange(
            "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "occurred_at", List.of("a.b"), 17);
    RunRecord backfill =
        new RunRecord("backfill", 0, "0a1b2c3d", "2026-03-01T00:00:00Z", null, range, null);

    records.start("backfill-january", backfill);

    assertThat(directory.resolve("_runs/backfill-january.json"))
        .hasContent(
            "{\"kind\":\"backfill\",\"generation\":0,\"contract\":\"0a1b2c3d\",\"started_at\":\"2026-03-01T00:00:00Z\",\"finished_at\":null,"
                + "\"journal\":{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-02-01T00:00:00Z\",\"by\":\"occurred_at\",\"event_types\":[\"a.b\"],\"upper_id\":17}}");
    assertThat(records.read("backfill-january")).contains(backfill);
  }

  @Test
  void theRecordOfARunOverFilesSaysHowTheyAreRead() throws IOException {
    RunRecord replay =
        RunRecord.starting("replay", 2, "0a1b2c3d", Map.of("source_run", "live-1"))
            .startedAt("2026-03-01T00:00:00Z");

    records.start("replay-all", replay);

    assertThat(directory.resolve("_runs/replay-all.json"))
        .hasContent(
            "{\"kind\":\"replay\",\"generation\":2,\"contract\":\"0a1b2c3d\",\"started_at\":\"2026-03-01T00:00:00Z\",\"finished_at\":null,"
                + "\"inputs\":{\"source_run\":\"live-1\"}}");
    assertThat(records.read("replay-all")).contains(replay);
  }

  @Test
  void aFinishedRunIsNotStartedAgain() throws IOException {
    String root = directory.toUri().toString().replaceAll("/$", "");
    records.start("backfill-x", FIRST.finishedAt("2026-01-02T00:00:00Z"));

    assertThatThrownBy(() -> RunStart.record(root, "backfill-x", FIRST, EventContract.current()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Run backfill-x was finished at 2026-01-02T00:00:00Z. Nothing was started. Give this one another run id");
    assertThat(directory.resolve("_contracts")).doesNotExist();
  }

  @Test
  void whatIsNoRecordIsRefused() throws IOException {
    Path path = directory.resolve("_runs/live-1.json");
    Files.createDirectories(path.getParent());
    Files.writeString(path, "<html>");

    assertThatThrownBy(() -> records.start("live-1", FIRST))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "file:%s/_runs/live-1.json is not the record of a run; restore it, or remove it if its run is over."
                .formatted(directory));
  }
}
