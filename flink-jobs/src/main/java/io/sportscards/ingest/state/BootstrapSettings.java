package io.sportscards.ingest.state;

import static io.sportscards.settings.PlatformSettings.DEDUP_WINDOW;
import static io.sportscards.settings.PlatformSettings.PARALLELISM;
import static io.sportscards.settings.PlatformSettings.RUN_ID;
import static io.sportscards.settings.PlatformSettings.S3_BUCKET;
import static io.sportscards.settings.PlatformSettings.S3_PREFIX;

import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What a bootstrap reads.
 *
 * @param root of the archive
 * @param runId the live run that is to start from the savepoint
 * @param window dedup window of that run
 * @param savepoint where the savepoint goes
 */
public record BootstrapSettings(
    String root, String runId, Duration window, String savepoint, int parallelism) {

  /** Where the savepoint goes. */
  public static final Setting<String> SAVEPOINT =
      SettingTypes.text("SAVEPOINT", null, "Directory for the savepoint; must not exist yet")
          .asFlag();

  /** The flags of the job's main. */
  public static final Command COMMAND =
      new Command(
          "bootstrap-job",
          "Writes a savepoint of what the archive holds, from which a live run starts.",
          List.of(S3_BUCKET, S3_PREFIX, RUN_ID, DEDUP_WINDOW, PARALLELISM, SAVEPOINT),
          List.of(
              "flink run -c io.sportscards.ingest.state.BootstrapJob flink-jobs-job.jar --s3-bucket cards --run-id live-2 --savepoint s3://cards/_flink/savepoints/bootstrap-live-2"));

  static BootstrapSettings from(Settings settings) {
    String prefix = settings.get(S3_PREFIX);
    return new BootstrapSettings(
        "s3://" + settings.get(S3_BUCKET) + (prefix == null ? "" : "/" + prefix),
        settings.get(RUN_ID),
        settings.get(DEDUP_WINDOW),
        settings.get(SAVEPOINT),
        settings.get(PARALLELISM));
  }
}
