package io.sportscards.ingest.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a manifest lies: {@code _manifests/run_id=<run>/<checkpoint /
 * 10,000>/<checkpoint>-<subtask>.json}, numbers padded so that names sort as numbers do.
 */
public record ManifestName(String runId, long checkpointId, int subtask) {
  private static final long CHECKPOINTS_PER_FOLDER = 10_000;
  private static final Pattern FILE = Pattern.compile("(\\d{20})-(\\d{5,})\\.json");

  /** Below the archive's root. */
  public String path() {
    return String.format(
        Locale.ROOT,
        "%s/%016d/%020d-%05d.json",
        directory(runId),
        checkpointId / CHECKPOINTS_PER_FOLDER,
        checkpointId,
        subtask);
  }

  /** The directory of a run's manifest folders, below the archive's root. */
  public static String directory(String runId) {
    return "_manifests/run_id=" + runId;
  }

  /** Empty for a file that is no manifest. */
  public static Optional<ManifestName> ofFile(String runId, String fileName) {
    Matcher matcher = FILE.matcher(fileName);
    return matcher.matches()
        ? Optional.of(
            new ManifestName(
                runId, Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
