package io.sportscards.platform.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of the archive that holds lines or names files that do.
 *
 * @param kind what it holds
 * @param runId the run that wrote it
 * @param group event type or reason; empty for a manifest
 * @param date event_date or received_date; empty for a manifest
 */
record ArchiveKey(Kind kind, String runId, String group, String date) {
  enum Kind {
    BRONZE,
    QUARANTINE,
    MANIFEST
  }

  private static final String FILE = "/part-[^/]+\\.ndjson\\.zst";
  private static final Pattern BRONZE =
      Pattern.compile(
          "bronze/run_id=([^/]+)/event_type=([^/]+)/event_date=(\\d{4}-\\d\\d-\\d\\d)" + FILE);
  private static final Pattern QUARANTINE =
      Pattern.compile(
          "quarantine/run_id=([^/]+)/reason=([^/]+)/received_date=(\\d{4}-\\d\\d-\\d\\d)" + FILE);
  private static final Pattern MANIFEST =
      Pattern.compile("_manifests/run_id=([^/]+)/\\d{16}/\\d{20}-\\d{5,}\\.json");

  /** Empty for a key that the layout does not know here. */
  static Optional<ArchiveKey> of(String key) {
    Matcher bronze = BRONZE.matcher(key);
    if (bronze.matches()) {
      return Optional.of(
          new ArchiveKey(Kind.BRONZE, bronze.group(1), bronze.group(2), bronze.group(3)));
    }
    Matcher quarantine = QUARANTINE.matcher(key);
    if (quarantine.matches()) {
      return Optional.of(
          new ArchiveKey(
              Kind.QUARANTINE, quarantine.group(1), quarantine.group(2), quarantine.group(3)));
    }
    Matcher manifest = MANIFEST.matcher(key);
    return manifest.matches()
        ? Optional.of(new ArchiveKey(Kind.MANIFEST, manifest.group(1), "", ""))
        : Optional.empty();
  }
}
