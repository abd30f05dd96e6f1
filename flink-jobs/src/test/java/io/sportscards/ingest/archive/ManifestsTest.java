package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
  private static final Manifest MANIFEST =
      new Manifest("ab12", List.of(new Manifest.Entry("bronze/x/part-u-0.ndjson.zst", 90, 2)));

  @TempDir Path root;
  private Manifests manifests;

  @BeforeEach
  void open() {
    manifests = new Manifests("file://" + root);
  }

  @Test
  void aManifestIsOneLineOfJsonUnderANameThatSorts() throws IOException {
    manifests.write(new ManifestName("live-1", 20_017, 3), MANIFEST);

    assertThat(
            root.resolve(
                "_manifests/run_id=live-1/0000000000000002/00000000000000020017-00003.json"))
        .hasSameBinaryContentAs(Path.of("../fixtures/manifest.json")); // which readers test too
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ManifestName name = new ManifestName("live-1", 1, 0);
    manifests.write(name, MANIFEST);

    assertThat(manifests.read(name)).isEqualTo(MANIFEST);
  }

  @Test
  void aManifestThatIsAbsentOrCutOffIsNotFound() throws IOException {
    ManifestName name = new ManifestName("live-1", 1, 0);
    assertThat(manifests.find(name)).isEmpty();

    manifests.write(name, MANIFEST);
    assertThat(manifests.find(name)).contains(MANIFEST);

    for (String cutOff : new String[] {"", "{\"job_id\":\"ab12\",\"fi"}) {
      Files.writeString(root.resolve(name.path()), cutOff);
      assertThat(manifests.find(name)).isEmpty();
    }
  }

  @Test
  void theLatestIsOfTheGreatestCheckpointOfItsRun() throws IOException {
    for (long checkpoint : new long[] {9_999, 10_000, 10_001, 42}) {
      manifests.write(new ManifestName("live-1", checkpoint, 0), MANIFEST);
    }
    manifests.write(new ManifestName("live-2", 99_999, 0), MANIFEST);

    assertThat(manifests.latest("live-1")).contains(new ManifestName("live-1", 10_001, 0));
  }

  @Test
  void anEmptyLastFolderAndStrayFilesAreLookedPast() throws IOException {
    manifests.write(new ManifestName("live-1", 5, 1), MANIFEST);
    Path run = root.resolve("_manifests/run_id=live-1");
    Files.createDirectories(run.resolve("0000000000000009"));
    Files.writeString(run.resolve("0000000000000000/.00000000000000000007-00000.json.crc"), "");

    assertThat(manifests.latest("live-1")).contains(new ManifestName("live-1", 5, 1));
  }

  @Test
  void aRunThatWroteNothingHasNone() throws IOException {
    assertThat(manifests.latest("live-1")).isEmpty();
  }
}
