package io.sportscards.demo.backfill;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.ManifestReader;
import io.sportscards.archive.WritableArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one bounded run has in the archive: files of lines, and manifests that name them. */
final class RunFiles {
  private final WritableArchive archive;
  private final String runId;

  RunFiles(WritableArchive archive, String runId) {
    this.archive = archive;
    this.runId = runId;
  }

  boolean isEmpty() throws IOException {
    return manifests().isEmpty() && lines().isEmpty();
  }

  /** Manifests first, so that none ever names a file that is gone. */
  void removeAll() throws IOException {
    remove(manifests());
    remove(lines());
  }

  /** What the manifests name, held against what is there. */
  CommittedFiles committed() throws IOException {
    return CommittedFiles.of(ManifestReader.readAll(archive, runId), lines());
  }

  /** Removes what attempts wrote that were not the last. */
  void remove(List<ArchiveObject> objects) throws IOException {
    for (ArchiveObject object : objects) {
      archive.delete(object.key());
    }
  }

  private List<ArchiveObject> manifests() throws IOException {
    return archive.list("_manifests/run_id=" + runId + "/");
  }

  private List<ArchiveObject> lines() throws IOException {
    List<ArchiveObject> objects = new ArrayList<>(archive.list("bronze/run_id=" + runId + "/"));
    objects.addAll(archive.list("quarantine/run_id=" + runId + "/"));
    return objects;
  }
}
