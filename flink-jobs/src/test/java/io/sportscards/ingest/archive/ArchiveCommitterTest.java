package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommitterTest {
  @TempDir Path root;

  @Test
  void anUploadThatIsGoneFailsTheCommitAndLeavesNoManifest() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();
      deleteUploads();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> sink.commit(1, finished))
          .withMessageStartingWith("Cannot commit to the archive: ");
      assertThat(Archived.manifests(root)).isEmpty();
    }
  }

  @Test
  void aFileOfAnotherLengthFailsTheCommitAndLeavesNoManifest() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      Collection<FinishedFiles> finished = sink.endOfInput();
      FinishedFile file = finished.iterator().next().files().get(0);
      deleteUploads();
      Files.writeString(root.resolve(file.path()), "x");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> sink.commit(1, finished))
          .withMessageEndingWith(
              "File "
                  + file.path()
                  + " has 1 bytes after its commit, expected "
                  + file.bytes()
                  + ". Its manifest was not written");
      assertThat(Archived.manifests(root)).isEmpty();
    }
  }

  @Test
  void theManifestNamesTheJobThatWroteTheFiles() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      sink.commit(1, sink.endOfInput());

      assertThat(new Manifests("file://" + root).read(new ManifestName("live-1", 1, 0)).jobId())
          .isEqualTo(sink.context.getJobInfo().getJobId().toString());
    }
  }

  private SinkHarness start() throws IOException {
    return SinkHarness.start(
        new ArchiveSink(SinkHarness.settings(root)), root, WriterContext.fresh());
  }

  private void deleteUploads() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
