package io.sportscards.backfill.savepoint;

import io.sportscards.ingest.archive.SavedSink;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.flink.state.api.runtime.SavepointLoader;

/**
 * A run as a savepoint holds it.
 *
 * @param savepoint its directory
 */
public record SavedRun(String savepoint, SavedSink sink) {
  private static final String METADATA = "_metadata";

  /**
   * Reads what there is to know before a job is planned.
   *
   * @throws IOException when there is no savepoint, or it cannot be read
   */
  public static SavedRun read(String savepoint) throws IOException {
    return new SavedRun(savepoint, SavedSink.of(SavepointLoader.loadSavepointMetadata(savepoint)));
  }

  /**
   * When it was taken. Its files tell: the last of them is written when all tasks have saved
   * theirs. Those of a copy say when it was copied, whatever tool made it, so the time may be
   * given.
   *
   * @param given null for the time of the files
   * @throws IllegalArgumentException when it is later than its files
   * @throws IOException when they cannot be looked at
   */
  public Instant takenAt(Instant given) throws IOException {
    Path path = new Path(savepoint);
    Path metadata = path.getName().equals(METADATA) ? path : new Path(path, METADATA);
    Instant written =
        Instant.ofEpochMilli(
            metadata.getFileSystem().getFileStatus(metadata).getModificationTime());
    if (given != null && given.isAfter(written)) {
      throw new IllegalArgumentException(
          "SAVEPOINT_TIME is %s, but %s was written at %s. Nothing was started. Give the time at which the savepoint was taken"
              .formatted(given, metadata, written));
    }
    return given == null ? written : given;
  }

  /**
   * Refuses to leave out what this run has seen as long as it may be nowhere else.
   *
   * @param root the archive's directory, with no slash at its end
   * @throws IllegalStateException when lines are in the savepoint alone; says what to do
   */
  public void refuseUnpublished(String root, ReplayStart start) throws IOException {
    Set<String> unpublished = sink.unpublished(root);
    if (!unpublished.isEmpty()) {
      throw new IllegalStateException(
          "Savepoint %s holds lines of %d open files that no manifest names yet, such as those of %s. The replay would leave them out as seen. Nothing was started. If their run goes on from this savepoint, wait until it has closed the files (ARCHIVE_ROLL_INTERVAL). If it does not, archive the journal without the savepoint: ./cards backfill --by recorded_at --from %s --to %s"
              .formatted(
                  savepoint,
                  unpublished.size(),
                  unpublished.iterator().next(),
                  start.from(),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
    }
  }
}
