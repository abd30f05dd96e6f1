package io.sportscards.backfill;

import io.sportscards.backfill.intake.RowEnvelope;
import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All that an intake of delivered files reads.
 *
 * @param files a directory, or one file
 */
public record IntakeSettings(BoundedRun run, String files, RowEnvelope envelope) {

  public static final Setting<String> FILES =
      SettingTypes.text(
              "FILES",
              Pattern.compile("[a-z0-9]+://.+"),
              "an address with its scheme, such as s3://sportscards/inbox/",
              null,
              "Directory of NDJSON and CSV files, or one of them; .zst and .gz are unpacked")
          .asFlag();

  public static final Setting<String> EVENT_TYPE =
      SettingTypes.text(
              "EVENT_TYPE",
              Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*"),
              "an event type of the contract, such as market.price_observed",
              null,
              "What every row is")
          .asFlag();

  public static final Setting<String> PRODUCER =
      SettingTypes.text(
              "PRODUCER",
              Pattern.compile("[A-Za-z0-9._-]{1,64}"),
              "1 to 64 letters, digits, dots, dashes or underscores",
              null,
              "Who delivers the files; the producer of every event")
          .asFlag();

  public static final Setting<String> TIME_FIELD =
      field("TIME_FIELD", "observed_at", "Field of a row that says when it happened");

  public static final Setting<String> KEY_FIELD =
      field("KEY_FIELD", "sku", "Field of a row that names what it is about: aggregate_id");

  public static final Setting<String> RUN_ID =
      SettingTypes.text(
              "RUN_ID",
              Pattern.compile("files-[a-z0-9][a-z0-9._-]{0,99}"),
              "files- and a name of lower-case letters, digits and ._- such as files-2026-07-01",
              null,
              "Names the one writer of the run's files")
          .asFlag();

  /** The flags that the job takes, for its own main and for whoever submits it. */
  public static final Command COMMAND =
      new Command(
          "intake-job",
          "Archives the rows of delivered files exactly once, and ends.",
          settings(),
          List.of(
              "flink run -c io.sportscards.backfill.IntakeJob backfill-job-job.jar --config intake.yaml --files s3://sportscards/inbox/ --event-type market.price_observed --producer card-exchange --run-id files-1"));

  static IntakeSettings from(Settings settings) {
    return new IntakeSettings(
        BoundedRun.from(settings, RUN_ID),
        settings.get(FILES),
        new RowEnvelope(
            settings.get(EVENT_TYPE),
            settings.get(PRODUCER),
            settings.get(TIME_FIELD),
            settings.get(KEY_FIELD)));
  }

  private static Setting<String> field(String name, String fallback, String description) {
    return SettingTypes.text(
            name,
            Pattern.compile("[a-z][a-z0-9_]*"),
            "the name of a field, such as " + fallback,
            fallback,
            description)
        .asFlag();
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> settings =
        new ArrayList<>(List.of(FILES, EVENT_TYPE, PRODUCER, TIME_FIELD, KEY_FIELD, RUN_ID));
    settings.addAll(BoundedRun.SETTINGS);
    return settings;
  }
}
