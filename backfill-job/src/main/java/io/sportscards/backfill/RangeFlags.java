package io.sportscards.backfill;

import io.sportscards.ingest.run.JournalRange;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** What one backfill is about; flags only, since no two are alike. */
public final class RangeFlags {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TYPES =
      Pattern.compile(
          "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*(,[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*)*");

  public static final Setting<Instant> FROM = instant("FROM", null, "Start of the range, included");
  public static final Setting<Instant> TO = instant("TO", null, "End of the range, not included");

  public static final Setting<String> BY =
      SettingTypes.text(
              "BY",
              Pattern.compile("occurred_at|recorded_at"),
              "occurred_at or recorded_at",
              "occurred_at",
              "What the range bounds: when it happened, or when the journal got it, which is what fills up after a loss")
          .asFlag();

  public static final Setting<String> EVENT_TYPES =
      SettingTypes.text(
              "EVENT_TYPES",
              TYPES,
              "event types with commas between, such as orders.order_placed,catalog.card_published",
              "",
              "Only rows that the journal has under these types; empty for all")
          .asFlag();

  public static final Setting<String> RUN_ID =
      SettingTypes.text(
              "RUN_ID",
              Pattern.compile("backfill-[a-z0-9][a-z0-9._-]{0,99}"),
              "backfill- and a name of lower-case letters, digits and ._- such as backfill-january",
              null,
              "Names the one writer of the run's files")
          .asFlag();

  public static final Setting<Long> UPPER_ID =
      new Setting<>(
          "UPPER_ID",
          "a whole number of 0 or more",
          null,
          "The last id to read; everything up to it must be committed",
          Setting.Kind.FLAG,
          text -> {
            long id = Long.parseLong(text);
            if (id < 0) {
              throw new IllegalArgumentException();
            }
            return id;
          });

  private RangeFlags() {}

  /**
   * The range that the flags name.
   *
   * @throws IllegalArgumentException when it is empty, with a sentence
   */
  public static JournalRange range(Settings settings, long upperId) {
    Instant from = settings.get(FROM);
    Instant to = settings.get(TO);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "The range is from %s to %s; expected an end after the start".formatted(from, to));
    }
    String types = settings.get(EVENT_TYPES);
    return new JournalRange(
        from.toString(),
        to.toString(),
        settings.get(BY),
        types == null ? null : List.of(types.split(",")),
        upperId);
  }

  /** A flag that takes a day or an instant; null as its default for one that must be given. */
  public static Setting<Instant> instant(String name, String fallback, String description) {
    return new Setting<>(
        name,
        "a day in UTC such as 2026-01-31, or an instant such as 2026-01-31T06:00:00Z",
        fallback,
        description,
        Setting.Kind.FLAG,
        text ->
            DATE.matcher(text).matches()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text));
  }
}
