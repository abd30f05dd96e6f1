package io.sportscards.loader.files;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file as a manifest names it.
 *
 * @param path its key in the archive
 * @param kind what its lines are
 * @param runId of the run that wrote it
 * @param manifest the key of the manifest
 * @param eventType of all its lines; null in quarantine
 * @param eventDate of all its lines, UTC; null in quarantine
 * @param bytes as stored
 * @param lines in it
 */
public record CommittedFile(
    String path,
    Kind kind,
    String runId,
    String manifest,
    String eventType,
    LocalDate eventDate,
    long bytes,
    long lines) {

  /** What the lines of a file are. */
  public enum Kind {
    BRONZE,
    QUARANTINE
  }

  private static final String NAME = "/part-[A-Za-z0-9-]+\\.ndjson\\.zst";
  private static final Pattern BRONZE =
      Pattern.compile(
          "bronze/run_id=([a-z0-9._-]+)/event_type=([a-z0-9_.]+)/event_date=(\\d{4}-\\d\\d-\\d\\d)"
              + NAME);
  private static final Pattern QUARANTINE =
      Pattern.compile(
          "quarantine/run_id=([a-z0-9._-]+)/reason=[A-Z_]+/received_date=\\d{4}-\\d\\d-\\d\\d"
              + NAME);

  /**
   * Reads what a path says of its file.
   *
   * @throws IllegalArgumentException when it is none of the archive's layout
   */
  public static CommittedFile of(
      String path, String runId, String manifest, long bytes, long lines) {
    Matcher bronze = BRONZE.matcher(path);
    if (bronze.matches() && bronze.group(1).equals(runId)) {
      return new CommittedFile(
          path,
          Kind.BRONZE,
          runId,
          manifest,
          bronze.group(2),
          LocalDate.parse(bronze.group(3)),
          bytes,
          lines);
    }
    Matcher quarantine = QUARANTINE.matcher(path);
    if (quarantine.matches() && quarantine.group(1).equals(runId)) {
      return new CommittedFile(path, Kind.QUARANTINE, runId, manifest, null, null, bytes, lines);
    }
    throw new IllegalArgumentException(
        "Manifest %s names \"%s\", which is no file of bronze or quarantine of run %s; a manifest is written by the run's committer only"
            .formatted(manifest, path, runId));
  }
}
