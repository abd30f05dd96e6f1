package io.sportscards.ingest.archive;

import java.util.List;

/**
 * The sink's committable: every file that one writer finished for one checkpoint, and so the
 * content of one manifest.
 *
 * @param checkpointId {@link #UNNUMBERED} until the files have left the writer
 * @param files never empty
 */
public record FinishedFiles(Origin origin, long checkpointId, List<FinishedFile> files) {
  static final long UNNUMBERED = -1;

  ManifestName manifest() {
    return new ManifestName(origin.runId(), checkpointId, origin.subtask());
  }

  FinishedFiles atCheckpoint(long id) {
    return new FinishedFiles(origin, id, files);
  }
}
