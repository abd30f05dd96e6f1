package io.sportscards.backfill;

import static io.sportscards.settings.PlatformSettings.ARCHIVE_BUFFER_BYTES;
import static io.sportscards.settings.PlatformSettings.ARCHIVE_ROLL_BYTES;
import static io.sportscards.settings.PlatformSettings.ARCHIVE_ROLL_INTERVAL;
import static io.sportscards.settings.PlatformSettings.CHECKPOINT_INTERVAL;
import static io.sportscards.settings.PlatformSettings.CHECKPOINT_TIMEOUT;
import static io.sportscards.settings.PlatformSettings.DEDUP_WINDOW;
import static io.sportscards.settings.PlatformSettings.EVENT_DESCRIPTORS;
import static io.sportscards.settings.PlatformSettings.MAX_BODY_BYTES;
import static io.sportscards.settings.PlatformSettings.PARALLELISM;
import static io.sportscards.settings.PlatformSettings.RESTART_BACKOFF;
import static io.sportscards.settings.PlatformSettings.S3_BUCKET;
import static io.sportscards.settings.PlatformSettings.S3_PREFIX;

import io.sportscards.backfill.journal.JournalAddress;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.live.LiveConfiguration;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * All that a replay from a savepoint reads once the state is copied.
 *
 * @param flink what the job asks of Flink
 * @param eventDescriptors where a newer contract is; null for the one this version was built with
 */
public record SavepointReplaySettings(
    ArchiveSettings archive,
    JournalAddress journal,
    JournalRange range,
    int maxBodyBytes,
    Duration dedupWindow,
    String eventDescriptors,
    Configuration flink) {

  // later than any row, since the last id is what ends the range
  private static final Instant OPEN_END = Instant.parse("9999-01-01T00:00:00Z");

  /** The flags that the job takes, for its own main and for whoever submits it. */
  public static final Command COMMAND =
      new Command(
          "savepoint-replay-job",
          "Archives what the journal got from a time on and a savepoint's job had not seen, and ends.",
          settings(),
          List.of(
              "flink run -s s3://cards/_flink/savepoints/replay-1 -c io.sportscards.backfill.SavepointReplayJob backfill-job-job.jar --config replay.yaml --run-id replay-1 --from 2026-07-01 --upper-id 1000000"));

  static SavepointReplaySettings from(Settings settings) {
    String prefix = settings.get(S3_PREFIX);
    String root = "s3://" + settings.get(S3_BUCKET) + (prefix == null ? "" : "/" + prefix);
    return new SavepointReplaySettings(
        new ArchiveSettings(
            root,
            settings.get(ReplaySettings.RUN_ID),
            settings.get(ARCHIVE_ROLL_BYTES),
            settings.get(ARCHIVE_ROLL_INTERVAL),
            settings.get(ARCHIVE_BUFFER_BYTES)),
        JournalAddress.from(settings),
        range(settings.get(RangeFlags.FROM), settings.get(RangeFlags.UPPER_ID)),
        Math.toIntExact(settings.get(MAX_BODY_BYTES)),
        settings.get(DEDUP_WINDOW),
        settings.get(EVENT_DESCRIPTORS),
        BackfillConfiguration.streaming(
            LiveConfiguration.of(
                root,
                settings.get(CHECKPOINT_INTERVAL),
                settings.get(CHECKPOINT_TIMEOUT),
                settings.get(RESTART_BACKOFF),
                settings.get(PARALLELISM))));
  }

  /** Every row that the journal got from a time on, up to an id. */
  public static JournalRange range(Instant from, long upperId) {
    return new JournalRange(from.toString(), OPEN_END.toString(), "recorded_at", null, upperId);
  }

  IngestSettings ingest(int generation) {
    return new IngestSettings(
        new RunContext("journal", archive.runId(), generation),
        archive.root(),
        maxBodyBytes,
        dedupWindow);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> settings =
        new ArrayList<>(
            List.of(
                RangeFlags.FROM,
                RangeFlags.UPPER_ID,
                ReplaySettings.RUN_ID,
                DEDUP_WINDOW,
                EVENT_DESCRIPTORS,
                MAX_BODY_BYTES,
                S3_BUCKET,
                S3_PREFIX,
                ARCHIVE_ROLL_BYTES,
                ARCHIVE_ROLL_INTERVAL,
                ARCHIVE_BUFFER_BYTES,
                CHECKPOINT_INTERVAL,
                CHECKPOINT_TIMEOUT,
                RESTART_BACKOFF,
                PARALLELISM));
    settings.addAll(JournalAddress.SETTINGS);
    return settings;
  }
}
