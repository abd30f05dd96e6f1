package io.sportscards.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.archive.DirectoryArchiveFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {

  @Test
  void whatAKilledStoreLeftHalfWrittenIsNoObject(@TempDir Path root) throws Exception {
    for (String name :
        new String[] {
          "part-ed65a1ac-46.ndjson.zst",
          "part-ed65a1ac-46.ndjson.zst-22490bdf-6e94-4660-ad25-129463e2a686",
          "00000000000000000007-00000.json-22490bdf-6e94-4660-ad25-129463e2a686",
          "part-ed65a1ac-47.ndjson.zst-by-hand"
        }) {
      Files.createFile(root.resolve(name));
    }
    DirectoryArchiveFiles all = new DirectoryArchiveFiles(root);

    assertThat(new StoredFiles(all, all).list(""))
        .extracting(object -> object.key())
        .containsExactly("part-ed65a1ac-46.ndjson.zst", "part-ed65a1ac-47.ndjson.zst-by-hand");
  }
}
