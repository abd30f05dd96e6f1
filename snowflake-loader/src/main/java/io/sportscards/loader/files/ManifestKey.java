package io.sportscards.loader.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a manifest lies: {@code _manifests/run_id=<run>/<checkpoint /
 * 10,000>/<checkpoint>-<subtask>.json}, with leading zeros, so that keys sort as checkpoints do.
 */
record ManifestKey(String runId, long checkpoint) {
  static final String ROOT = "_manifests/";
  private static final String RUN = "run_id=";
  private static final int PER_FOLDER = 10_000;
  private static final Pattern KEY =
      Pattern.compile("_manifests/run_id=([^/]+)/\\d{16}/(\\d{20})-\\d{5}\\.json");

  /** Null for a key of anything else: a server on a file system lists what it still writes. */
  static ManifestKey of(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? new ManifestKey(matcher.group(1), Long.parseLong(matcher.group(2)))
        : null;
  }

  /** The prefix of all manifests of a run. */
  static String below(String runId) {
    return ROOT + RUN + runId + "/";
  }

  /** The run of a folder below {@link #ROOT}; null for another folder. */
  static String runOf(String folder) {
    return folder.startsWith(RUN) ? folder.substring(RUN.length()) : null;
  }

  /** What sorts before every manifest of a checkpoint and after those of earlier ones. */
  static String before(String runId, long checkpoint) {
    return below(runId) + "%016d/%020d".formatted(checkpoint / PER_FOLDER, checkpoint);
  }
}
