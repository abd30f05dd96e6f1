package io.sportscards.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.ingest.state.SeenSavepoint;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay from the kept savepoint of a release may and may not do. */
class StateCopyJobTest {
  private static final Path RELEASE = Path.of("../fixtures/savepoints/0.1.0").toAbsolutePath();
  private static final Instant WRITTEN = Instant.parse("2026-07-09T12:00:00Z");

  @TempDir private Path dir;
  private Path savepoint;
  private Path archive;

  @BeforeEach
  void places() throws Exception {
    savepoint = copy(RELEASE.resolve("savepoint"), dir.resolve("savepoint"));
    Files.setLastModifiedTime(savepoint.resolve("_metadata"), FileTime.from(WRITTEN));
    archive = Files.createDirectory(dir.resolve("archive"));
  }

  @Test
  void aRunWhoseOpenFilesWereClosedSinceIsCopied() throws Exception {
    copy(RELEASE.resolve("lines"), archive);

    plan(null, Instant.parse("2026-07-09T06:00:00Z"));

    assertThat(archive.resolve("_runs/replay-a/savepoint.json"))
        .content()
        .contains(
            "\"checkpoint_id\":2,\"taken_at\":\"2026-07-09T12:00:00Z\",\"from\":\"2026-07-09T06:00:00Z\"");
  }

  @Test
  void aRunThatHasNotGoneOnIsRefusedWithTheBackfillThatDoesIt() {
    assertThatThrownBy(() -> plan(null, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            " open files that no manifest names yet, such as those of bronze/run_id=live-1/event_type=")
        .hasMessageContaining(
            "./cards backfill --by recorded_at --from 2026-07-08T12:00:00Z --to 20");
    assertThat(archive.resolve("_runs")).doesNotExist();
  }

  @Test
  void theTimeOfACopiedSavepointIsGiven() throws Exception {
    copy(RELEASE.resolve("lines"), archive);

    plan(Instant.parse("2026-07-01T00:00:00Z"), null);

    assertThat(archive.resolve("_runs/replay-a/savepoint.json"))
        .content()
        .contains("\"from\":\"2026-06-30T00:00:00Z\"");
    assertThatThrownBy(() -> plan(WRITTEN.plusSeconds(1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "SAVEPOINT_TIME is 2026-07-09T12:00:01Z, but file:.*/savepoint/_metadata was written at 2026-07-09T12:00:00Z\\. Nothing was started\\. .*");
  }

  @Test
  void aSavepointThatIsNotThereIsNamed() {
    savepoint = dir.resolve("nowhere");

    assertThatThrownBy(() -> plan(null, null))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("/nowhere");
  }

  private void plan(Instant takenAt, Instant from) throws Exception {
    StateCopyJob.plan(
        StreamExecutionEnvironment.getExecutionEnvironment(SeenSavepoint.configuration()),
        new StateCopySettings(
            "file://" + archive,
            "replay-a",
            Duration.ofDays(30),
            "file://" + savepoint,
            takenAt,
            from,
            "file://" + dir.resolve("copy"),
            1));
  }

  private static Path copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }
}
