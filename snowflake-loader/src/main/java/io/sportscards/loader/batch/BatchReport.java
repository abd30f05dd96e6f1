package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import java.util.HashMap;
import java.util.Map;

/**
 * What a load did.
 *
 * @param files that were loaded
 * @param lines in them
 * @param events rows of EVENTS that were added or replaced
 * @param quarantined rows of QUARANTINE that were added, conflicts among them
 * @param conflicts events that came before with other content
 * @param rejected files that could not be loaded, each with a sentence
 */
public record BatchReport(
    long files,
    long lines,
    long events,
    long quarantined,
    long conflicts,
    Map<CommittedFile, String> rejected) {
  public static final BatchReport NOTHING = new BatchReport(0, 0, 0, 0, 0, Map.of());

  /** Both together. */
  public BatchReport plus(BatchReport other) {
    Map<CommittedFile, String> all = new HashMap<>(rejected);
    all.putAll(other.rejected);
    return new BatchReport(
        files + other.files,
        lines + other.lines,
        events + other.events,
        quarantined + other.quarantined,
        conflicts + other.conflicts,
        all);
  }
}
