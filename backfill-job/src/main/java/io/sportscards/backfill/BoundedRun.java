package io.sportscards.backfill;

import static io.sportscards.settings.PlatformSettings.EVENT_DESCRIPTORS;
import static io.sportscards.settings.PlatformSettings.MAX_BODY_BYTES;
import static io.sportscards.settings.PlatformSettings.PARALLELISM;
import static io.sportscards.settings.PlatformSettings.RESTART_BACKOFF;
import static io.sportscards.settings.PlatformSettings.S3_BUCKET;
import static io.sportscards.settings.PlatformSettings.S3_PREFIX;

import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What every bounded run needs, whatever it reads.
 *
 * @param root the archive's directory, with no slash at its end
 * @param rollBytes compressed size at which a file is closed
 * @param eventDescriptors where a newer contract is; null for the one this version was built with
 * @param restartBackoff longest pause before a restart
 */
public record BoundedRun(
    String root,
    String runId,
    long rollBytes,
    int maxBodyBytes,
    String eventDescriptors,
    Duration restartBackoff,
    int parallelism) {

  /** Engines read files of this size best; one file is open at a time, so it costs no memory. */
  public static final Setting<Long> ROLL_BYTES =
      PlatformSettings.ARCHIVE_ROLL_BYTES.withDefault("128MiB").asFlag();

  /** What it is read from, beside the run's id. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          ROLL_BYTES,
          S3_BUCKET,
          S3_PREFIX,
          EVENT_DESCRIPTORS,
          MAX_BODY_BYTES,
          RESTART_BACKOFF,
          PARALLELISM);

  // a batch remembers what it has seen until its input ends
  private static final Duration WHOLE_INPUT = Duration.ofDays(36_500);

  static BoundedRun from(Settings settings, Setting<String> runId) {
    String prefix = settings.get(S3_PREFIX);
    return new BoundedRun(
        "s3://" + settings.get(S3_BUCKET) + (prefix == null ? "" : "/" + prefix),
        settings.get(runId),
        settings.get(ROLL_BYTES),
        Math.toIntExact(settings.get(MAX_BODY_BYTES)),
        settings.get(EVENT_DESCRIPTORS),
        settings.get(RESTART_BACKOFF),
        settings.get(PARALLELISM));
  }

  ArchiveSettings archive() {
    // of these BATCH uses neither the interval nor the buffer
    return new ArchiveSettings(root, runId, rollBytes, Duration.ofDays(1), 1 << 20);
  }

  /**
   * What the operators need.
   *
   * @param source as in {@link RunContext}
   */
  IngestSettings ingest(String source, int generation) {
    return new IngestSettings(
        new RunContext(source, runId, generation), root, maxBodyBytes, WHOLE_INPUT);
  }
}
