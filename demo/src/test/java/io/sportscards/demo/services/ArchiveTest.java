package io.sportscards.demo.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final Map<String, String> OURS =
      Map.of(
          "S3_ENDPOINT",
          "http://127.0.0.1:9000",
          "S3_BUCKET",
          "sportscards",
          "S3_PREFIX",
          "analytics");

  @TempDir Path local;

  private String address(Map<String, String> environment, String... flags) throws Exception {
    Command command = new Command("cards try", "Tries.", Archive.SETTINGS, List.of());
    Settings settings = Settings.read(command, new Sources(List.of(flags), environment, List.of()));
    try (ArchiveFiles archive = Archive.open(settings, local)) {
      return archive.address();
    }
  }

  private Path left() throws Exception {
    Path root = local.resolve("s3/data/sportscards/analytics");
    Files.createDirectories(root);
    Files.writeString(local.resolve("s3/archive"), "data/sportscards/analytics\n");
    return root;
  }

  @Test
  void aPlatformThatIsDownIsReadFromTheFilesItLeft() throws Exception {
    Path root = left();

    assertThat(address(Map.of())).isEqualTo(root.toString());
    assertThat(address(OURS)).isEqualTo(root.toString());
  }

  @Test
  void settingsThatNameAnotherArchiveAreFollowedToS3() throws Exception {
    left();

    assertThat(address(Map.of("S3_BUCKET", "sportscards", "S3_PREFIX", "analytics")))
        .isEqualTo("s3://sportscards/analytics");
    assertThat(address(OURS, "--s3-bucket", "other")).isEqualTo("s3://other/analytics");
    assertThat(address(OURS, "--s3-endpoint", "http://127.0.0.1:9001"))
        .isEqualTo("s3://sportscards/analytics");
    assertThat(address(OURS, "--s3-endpoint", "https://s3.example"))
        .isEqualTo("s3://sportscards/analytics");
  }

  @Test
  void withoutFilesSettingsOrPlatformTheSentenceSaysWhatToDo() {
    assertThatThrownBy(() -> address(Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "S3_BUCKET is missing; expected the bucket of the archive. Set it in .env, or start the local platform with ./cards up, which sets it");
  }
}
