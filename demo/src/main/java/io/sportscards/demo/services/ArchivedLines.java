package io.sportscards.demo.services;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ManifestReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** How many lines a run has committed, by its manifests; each is read once. */
public final class ArchivedLines {
  private final ArchiveFiles archive;
  private final String runId;
  private final Set<String> seen = new HashSet<>();
  private long lines;

  public ArchivedLines(ArchiveFiles archive, String runId) {
    this.archive = archive;
    this.runId = runId;
  }

  /** Looks for new manifests and returns the lines of all. */
  public long count() throws IOException {
    // a listing from the last known key on would miss a subtask that commits later than its
    // neighbour
    for (String key : ManifestReader.keys(archive, runId)) {
      if (!seen.contains(key)) {
        lines += ManifestReader.read(archive, key).lines();
        seen.add(key);
      }
    }
    return lines;
  }
}
