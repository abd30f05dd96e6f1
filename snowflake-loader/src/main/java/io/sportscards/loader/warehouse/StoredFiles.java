package io.sportscards.loader.warehouse;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import java.io.IOException;
import java.util.List;

/** Files that stay where they are, since the engine reads them from there. */
final class StoredFiles extends FetchedFiles {

  /** Asks the archive for the size and ETag of each. */
  static StoredFiles of(ArchiveFiles archive, List<CommittedFile> files)
      throws IOException, InterruptedException {
    StoredFiles stored = new StoredFiles();
    stored.askFor(files, file -> archive.stat(file.path()));
    return stored;
  }

  @Override
  public void close() {
    // nothing was taken
  }
}
