package io.sportscards.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
  private static final RunRecord FIRST =
      new RunRecord("live", 0, "0a1b2c3d", "2026-01-01T00:00:00Z", null);
  private static final RunRecord LATER =
      new RunRecord("live", 0, "ffffffff", "2026-02-02T00:00:00Z", null);

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
        .isEqualTo(new RunRecord("live", 0, "ffffffff", "2026-01-01T00:00:00Z", null));
    assertThat(records.read("live-1")).contains(resumed);
    assertThat(records.read("live-2")).isEmpty();
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
