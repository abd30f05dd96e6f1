package io.sportscards.backfill;

import io.sportscards.backfill.replay.TimeRange;
import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All that a replay of an earlier run reads.
 *
 * @param quarantine whether what was rejected is read, or what was accepted
 * @param range of occurred_at; of received_at where quarantine is read
 */
public record ReplaySettings(
    BoundedRun run, String sourceRun, boolean quarantine, TimeRange range) {

  public static final Setting<String> SOURCE_RUN =
      SettingTypes.text(
              "SOURCE_RUN",
              Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}"),
              "the id of a run, such as live-1",
              null,
              "Run whose files are read again; a bounded one must be finished")
          .asFlag();

  public static final Setting<Boolean> QUARANTINE =
      SettingTypes.toggle("QUARANTINE", "Read what the run rejected; without it, what it accepted");

  public static final Setting<Instant> FROM =
      RangeFlags.instant("FROM", "", "Start of the range, included; all if not given");

  public static final Setting<Instant> TO =
      RangeFlags.instant("TO", "", "End of the range, not included; all if not given");

  public static final Setting<String> RUN_ID =
      SettingTypes.text(
              "RUN_ID",
              Pattern.compile("replay-[a-z0-9][a-z0-9._-]{0,99}"),
              "replay- and a name of lower-case letters, digits and ._- such as replay-prices",
              null,
              "Names the one writer of the run's files")
          .asFlag();

  /** The flags that the job takes, for its own main and for whoever submits it. */
  public static final Command COMMAND =
      new Command(
          "replay-job",
          "Decodes the files of an earlier run again, as a new run of a higher generation.",
          settings(),
          List.of(
              "flink run -c io.sportscards.backfill.ReplayJob backfill-job-job.jar --config replay.yaml --source-run live-1 --run-id replay-1"));

  static ReplaySettings from(Settings settings) {
    return new ReplaySettings(
        BoundedRun.from(settings, RUN_ID),
        settings.get(SOURCE_RUN),
        settings.get(QUARANTINE),
        range(settings));
  }

  /**
   * The range that the flags name.
   *
   * @throws IllegalArgumentException when it is empty, with a sentence
   */
  public static TimeRange range(Settings settings) {
    return TimeRange.of(settings.get(FROM), settings.get(TO));
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>(List.of(SOURCE_RUN, QUARANTINE, FROM, TO, RUN_ID));
    settings.addAll(BoundedRun.SETTINGS);
    return settings;
  }
}
