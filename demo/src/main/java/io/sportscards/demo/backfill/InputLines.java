package io.sportscards.demo.backfill;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.backfill.files.InputFile;
import java.io.IOException;
import java.io.InputStream;

/** The lines in the files that a run was planned to read, as their manifests count them. */
final class InputLines {
  private InputLines() {}

  static long of(ArchiveFiles archive, String runId) throws IOException {
    try (InputStream list = archive.open("_runs/" + runId + "/inputs.ndjson")) {
      return InputFile.readAll(list).stream().mapToLong(InputFile::lines).sum();
    }
  }
}
