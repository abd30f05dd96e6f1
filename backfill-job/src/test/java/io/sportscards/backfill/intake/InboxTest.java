package io.sportscards.backfill.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.backfill.files.InputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  // sha256sum says so
  private static final String OF_A =
      "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

  @TempDir private Path inbox;

  @Test
  void filesAreTakenOnceByTheirContentInTheOrderOfTheirNames() throws Exception {
    write("2026/b.csv", "b");
    write("a.ndjson", "a");
    write("again/a-copy.ndjson", "a");
    write("c.jsonl.gz", "c");
    write("notes.txt", "d");
    write(".hidden.csv", "e");
    write("_part.csv", "f");

    List<InputFile> files = Inbox.list("file://" + inbox);

    assertThat(files)
        .extracting(file -> inbox.relativize(Path.of(file.path().substring(5))).toString())
        .containsExactly("2026/b.csv", "a.ndjson", "c.jsonl.gz");
    assertThat(files.get(1).sha256()).isEqualTo(OF_A);
    assertThat(files.get(1).bytes()).isEqualTo(1);
    assertThat(files.get(1).modifiedAt())
        .isEqualTo(Files.getLastModifiedTime(inbox.resolve("a.ndjson")).toMillis());
  }

  @Test
  void aSingleFileMayBeNamed() throws Exception {
    write("a.ndjson", "a");

    assertThat(Inbox.list("file://" + inbox + "/a.ndjson"))
        .extracting(InputFile::sha256)
        .containsExactly(OF_A);
  }

  @Test
  void anInboxWithoutFilesIsRefusedWithWhatWouldBeTaken() {
    assertThatThrownBy(() -> Inbox.list("file://" + inbox + "/nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "/nowhere\" holds no file that ends in .ndjson, .jsonl or .csv, or one of these with .zst or .gz behind it");
    assertThatThrownBy(() -> Inbox.list("file://" + inbox))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void write(String name, String content) throws Exception {
    Path file = inbox.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
