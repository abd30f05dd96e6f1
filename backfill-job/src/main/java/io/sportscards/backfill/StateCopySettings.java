package io.sportscards.backfill;

import static io.sportscards.settings.PlatformSettings.DEDUP_WINDOW;
import static io.sportscards.settings.PlatformSettings.PARALLELISM;
import static io.sportscards.settings.PlatformSettings.S3_BUCKET;
import static io.sportscards.settings.PlatformSettings.S3_PREFIX;

import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the copy of a savepoint's state reads.
 *
 * @param root of the archive
 * @param runId of the replay that is to start from the copy
 * @param window dedup window of the savepoint's job, and of the replay
 * @param takenAt when the savepoint was taken; null for the time of its files
 * @param from when the journal got the first row to read; null for a day before the savepoint
 * @param copy where the copy goes
 */
public record StateCopySettings(
    String root,
    String runId,
    Duration window,
    String savepoint,
    Instant takenAt,
    Instant from,
    String copy,
    int parallelism) {

  public static final Setting<String> SAVEPOINT =
      SettingTypes.text(
              "SAVEPOINT",
              null,
              "Savepoint, as ./cards stop or ./cards savepoint prints it, or checkpoint of a run; what its job had seen is left out")
          .asFlag();

  public static final Setting<Instant> SAVEPOINT_TIME =
      RangeFlags.instant(
          "SAVEPOINT_TIME",
          "",
          "When the savepoint was taken; the time of its files if not given, which that of a copied one is not");

  public static final Setting<Instant> FROM =
      RangeFlags.instant(
          "FROM",
          "",
          "When the journal got the first row to read, before the oldest message that was queued at the savepoint; a day before the savepoint if not given");

  /** Where the copy goes. */
  public static final Setting<String> COPY =
      SettingTypes.text("COPY", null, "Directory for the copy; must not exist yet").asFlag();

  /** The flags of the job's main. */
  public static final Command COMMAND =
      new Command(
          "state-copy-job",
          "Copies what a savepoint's job had seen into a savepoint for a replay.",
          List.of(
              SAVEPOINT,
              SAVEPOINT_TIME,
              FROM,
              ReplaySettings.RUN_ID,
              COPY,
              DEDUP_WINDOW,
              S3_BUCKET,
              S3_PREFIX,
              PARALLELISM),
          List.of(
              "flink run -c io.sportscards.backfill.StateCopyJob backfill-job-job.jar --s3-bucket cards --savepoint s3://cards/_flink/savepoints/savepoint-1b2c3d-4e5f --run-id replay-1 --copy s3://cards/_flink/savepoints/replay-1"));

  static StateCopySettings from(Settings settings) {
    String prefix = settings.get(S3_PREFIX);
    return new StateCopySettings(
        "s3://" + settings.get(S3_BUCKET) + (prefix == null ? "" : "/" + prefix),
        settings.get(ReplaySettings.RUN_ID),
        settings.get(DEDUP_WINDOW),
        settings.get(SAVEPOINT),
        settings.get(SAVEPOINT_TIME),
        settings.get(FROM),
        settings.get(COPY),
        settings.get(PARALLELISM));
  }
}
