package io.sportscards.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {
  private static final String DIRECTORY = "_manifests/run_id=live-1/0000000000000000/";

  @TempDir Path root;

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(DIRECTORY + name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void manifestsComeInTheOrderOfTheirCheckpoints() throws IOException {
    write("00000000000000000002-00000.json", "{\"job_id\":\"b\",\"files\":[]}");
    write(
        "00000000000000000001-00001.json",
        "{\"job_id\":\"a\",\"files\":[{\"path\":\"bronze/x\",\"bytes\":7,\"lines\":2},{\"path\":\"bronze/y\",\"bytes\":9,\"lines\":3}]}");
    ArchiveFiles files = new DirectoryArchiveFiles(root);

    assertThat(ManifestReader.readAll(files, "live-1"))
        .extracting(ManifestReader.Manifest::jobId, ManifestReader.Manifest::lines)
        .containsExactly(tuple("a", 5L), tuple("b", 0L));
    assertThat(ManifestReader.readAll(files, "live-2")).isEmpty();
  }

  @Test
  void theManifestThatTheSinkTestsItselfAgainstIsRead() throws IOException {
    write(
        "00000000000000000001-00000.json", Files.readString(Path.of("../fixtures/manifest.json")));
    assertThat(ManifestReader.readAll(new DirectoryArchiveFiles(root), "live-1"))
        .containsExactly(
            new ManifestReader.Manifest(
                DIRECTORY + "00000000000000000001-00000.json",
                "ab12",
                List.of(new ManifestReader.ManifestFile("bronze/x/part-u-0.ndjson.zst", 90, 2))));
  }

  @Test
  void whatIsStillBeingWrittenIsNoManifest() throws IOException {
    write("00000000000000000001-00000.json-03905d2e-1c2a", "{");
    assertThat(ManifestReader.readAll(new DirectoryArchiveFiles(root), "live-1")).isEmpty();
  }

  @Test
  void aManifestThatIsNoneIsNamed() throws IOException {
    write("00000000000000000001-00000.json", "{\"job_id\":");
    assertThatThrownBy(() -> ManifestReader.readAll(new DirectoryArchiveFiles(root), "live-1"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(DIRECTORY + "00000000000000000001-00000.json is not a manifest: ");
  }
}
