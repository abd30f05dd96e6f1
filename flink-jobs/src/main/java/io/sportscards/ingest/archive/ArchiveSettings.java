package io.sportscards.ingest.archive;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * Where and how {@link ArchiveSink} writes.
 *
 * @param root directory that holds {@code bronze/}, {@code quarantine/} and {@code _manifests/},
 *     with a scheme and no slash at its end: {@code s3://bucket/prefix}, {@code
 *     file:///tmp/archive}
 * @param runId names the one writer of these files, e.g. {@code live-1}; part of every path
 * @param rollBytes a file closes once its compressed size reaches this; at least 1
 * @param rollInterval a file closes at the first checkpoint after it has been open for this long,
 *     or sooner ({@link RollSchedule}); longer than zero. Not used in BATCH
 * @param bufferBytes memory cap of one writer over its open lines and its files under way, at least
 *     1 MiB. Every checkpoint holds the open lines whole, so it bounds that too: Flink keeps one
 *     serialized copy of them, and one more while a checkpoint is written. Not used in BATCH
 */
public record ArchiveSettings(
    String root, String runId, long rollBytes, Duration rollInterval, long bufferBytes)
    implements Serializable {
  private static final long MIN_BUFFER_BYTES = 1 << 20;

  public ArchiveSettings {
    require(
        URI.create(root).getScheme() != null && !root.endsWith("/"),
        "root",
        root,
        "a directory with a scheme and no slash at its end, such as s3://bucket/prefix");
    require(
        runId.matches("[a-z0-9][a-z0-9._-]*"),
        "runId",
        runId,
        "lower-case letters, digits and ._- such as live-1");
    require(rollBytes >= 1, "rollBytes", rollBytes, "1 byte or more");
    require(rollInterval.toMillis() >= 1, "rollInterval", rollInterval, "1 millisecond or more");
    require(bufferBytes >= MIN_BUFFER_BYTES, "bufferBytes", bufferBytes, "1 MiB or more");
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Archive setting " + name + "=\"" + value + "\" is not " + expected);
    }
  }
}
