package io.sportscards.backfill;

import static io.sportscards.settings.PlatformSettings.EVENT_DESCRIPTORS;
import static io.sportscards.settings.PlatformSettings.MAX_BODY_BYTES;
import static io.sportscards.settings.PlatformSettings.PARALLELISM;
import static io.sportscards.settings.PlatformSettings.POSTGRES_DB;
import static io.sportscards.settings.PlatformSettings.POSTGRES_HOST;
import static io.sportscards.settings.PlatformSettings.POSTGRES_PASSWORD_FILE;
import static io.sportscards.settings.PlatformSettings.POSTGRES_PORT;
import static io.sportscards.settings.PlatformSettings.POSTGRES_TABLE;
import static io.sportscards.settings.PlatformSettings.POSTGRES_USER;
import static io.sportscards.settings.PlatformSettings.RESTART_BACKOFF;
import static io.sportscards.settings.PlatformSettings.S3_BUCKET;
import static io.sportscards.settings.PlatformSettings.S3_PREFIX;

import io.sportscards.backfill.journal.JournalAddress;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * All that the backfill job reads, sorted by who needs it.
 *
 * @param eventDescriptors where a newer contract is; null for the one this version was built with
 */
public record BackfillSettings(
    JournalAddress journal,
    JournalRange range,
    IngestSettings ingest,
    ArchiveSettings archive,
    String eventDescriptors,
    Duration restartBackoff,
    int parallelism) {

  /** The flags that the job takes, for its own main and for whoever submits it. */
  public static final Command COMMAND =
      new Command(
          "backfill-job",
          "Archives a range of the journal exactly once as files on S3, and ends.",
          settings(),
          List.of(
              "flink run backfill-job-job.jar --config backfill.yaml --run-id backfill-january --from 2026-01-01 --to 2026-02-01 --upper-id 1000000"));

  // a batch remembers what it has seen until its input ends
  private static final Duration WHOLE_INPUT = Duration.ofDays(36_500);

  static BackfillSettings from(Settings settings) {
    String runId = settings.get(RangeFlags.RUN_ID);
    String prefix = settings.get(S3_PREFIX);
    String root = "s3://" + settings.get(S3_BUCKET) + (prefix == null ? "" : "/" + prefix);
    return new BackfillSettings(
        new JournalAddress(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(
                    settings.get(POSTGRES_HOST),
                    settings.get(POSTGRES_PORT),
                    settings.get(POSTGRES_DB)),
            settings.get(POSTGRES_USER),
            settings.get(POSTGRES_PASSWORD_FILE).toString(),
            settings.get(POSTGRES_TABLE)),
        RangeFlags.range(settings, settings.get(RangeFlags.UPPER_ID)),
        new IngestSettings(
            new RunContext("journal", runId, 0),
            root,
            Math.toIntExact(settings.get(MAX_BODY_BYTES)),
            WHOLE_INPUT),
        new ArchiveSettings(
            root,
            runId,
            settings.get(RangeFlags.ROLL_BYTES),
            Duration.ofDays(1), // not used in BATCH, and neither is the buffer
            1 << 20),
        settings.get(EVENT_DESCRIPTORS),
        settings.get(RESTART_BACKOFF),
        settings.get(PARALLELISM));
  }

  private static List<Setting<?>> settings() {
    return List.of(
        RangeFlags.FROM,
        RangeFlags.TO,
        RangeFlags.BY,
        RangeFlags.EVENT_TYPES,
        RangeFlags.RUN_ID,
        RangeFlags.UPPER_ID,
        RangeFlags.ROLL_BYTES,
        POSTGRES_HOST,
        POSTGRES_PORT,
        POSTGRES_DB,
        POSTGRES_USER,
        POSTGRES_PASSWORD_FILE,
        POSTGRES_TABLE,
        S3_BUCKET,
        S3_PREFIX,
        EVENT_DESCRIPTORS,
        MAX_BODY_BYTES,
        RESTART_BACKOFF,
        PARALLELISM);
  }
}
