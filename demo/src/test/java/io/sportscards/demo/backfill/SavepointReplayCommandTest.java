package io.sportscards.demo.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.settings.InvalidSettingsException;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavepointReplayCommandTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "POSTGRES_HOST", "db",
          "POSTGRES_DB", "journal",
          "POSTGRES_USER", "reader",
          "POSTGRES_PASSWORD", "never-seen",
          "POSTGRES_PASSWORD_FILE", "/secrets/journal",
          "S3_BUCKET", "cards",
          "FLINK_REST", "http://flink:8081");

  private static Settings read(String... flags) {
    return Settings.read(
        new SavepointReplayCommand().spec(), new Sources(List.of(flags), ENVIRONMENT, List.of()));
  }

  @Test
  void aSourceRunBesideASavepointIsToldTogetherWithWhatElseIsWrong() {
    assertThatThrownBy(
            () -> read("--savepoint", "s3://b/s", "--source-run", "live-1", "--run-id", "mine"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(
            "SOURCE_RUN=\"live-1\" (flag) is not taken beside --savepoint: that reads the journal, this the files of a run; give one of the two")
        .hasMessageContaining("RUN_ID=\"mine\" (flag) is not replay- and a name");
  }

  @Test
  void aSavepointAndARunIdAreEnough() {
    assertThat(read("--savepoint", "s3://b/s", "--run-id", "replay-a").warnings()).isEmpty();
  }

  @Test
  void aSavepointTellsItFromAReplayOfFiles() {
    assertThat(new SavepointReplayCommand().takes(List.of("--run-id", "r", "--savepoint=s")))
        .isTrue();
    assertThat(new SavepointReplayCommand().takes(List.of("--source-run", "live-1"))).isFalse();
  }
}
