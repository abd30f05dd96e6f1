package io.sportscards.demo.backfill;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.backfill.files.InputFile;
import java.io.IOException;
import java.io.InputStream;

/** The lines in the files that a run was planned to read, as their manifests count them. */
final class InputLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private InputLines() {}

  static long of(ArchiveFiles archive, String runId) throws IOException {
    long lines = 0;
    try (InputStream in = archive.open("_runs/" + runId + "/inputs.ndjson");
        MappingIterator<InputFile> files = JSON.readerFor(InputFile.class).readValues(in)) {
      while (files.hasNext()) {
        lines += files.next().lines();
      }
    }
    return lines;
  }
}
