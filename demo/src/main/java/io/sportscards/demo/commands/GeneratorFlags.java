package io.sportscards.demo.commands;

import io.sportscards.backfill.RangeFlags;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The flags that say what the generator makes. */
final class GeneratorFlags {
  static final Setting<Integer> EVENTS =
      SettingTypes.integer(
              "EVENTS", 1, 1_000_000_000, "20000", "Distinct good events; faults come on top")
          .asFlag();
  static final Setting<Integer> SEED =
      SettingTypes.integer(
              "SEED",
              0,
              Integer.MAX_VALUE,
              "1",
              "Equal seeds make equal bytes; each run needs its own")
          .asFlag();
  private static final GeneratorSettings USUAL = GeneratorSettings.of(0, 1);
  static final Setting<Instant> UNTIL =
      RangeFlags.instant(
          "UNTIL",
          USUAL.until().toString(),
          "Where simulated time ends; not later than tomorrow, or events come from the future");
  static final Setting<Duration> SPAN =
      SettingTypes.duration(
              "SPAN", USUAL.span().toString(), "Simulated time from the first event to the last")
          .asFlag();
  private static final Setting<Double> JSON =
      share("JSON_SHARE", "0.4", "Share of events sent as JSON; the others are protobuf");
  private static final Setting<Double> DUPLICATES =
      share("DUPLICATES", "0.05", "Share of events delivered again");
  private static final Setting<Double> CONFLICTS =
      share("CONFLICTS", "0.002", "Share of events whose event_id comes again with other content");
  private static final Setting<Double> LATE =
      share("LATE", "0.01", "Share of events published long after they occurred");
  private static final Setting<Double> BAD =
      share("BAD", "0.01", "Messages that cannot be accepted, of every kind in turn, per event");
  private static final Setting<Double> BAD_DUPLICATES =
      share("BAD_DUPLICATES", "0.2", "Share of those bad messages delivered again");
  private static final Setting<Double> UNKNOWN_FIELDS =
      share(
          "UNKNOWN_FIELDS", "0.01", "Share of events with a field that the contract does not know");

  static final List<Setting<?>> ALL =
      List.of(
          EVENTS,
          SEED,
          UNTIL,
          SPAN,
          JSON,
          DUPLICATES,
          CONFLICTS,
          LATE,
          BAD,
          BAD_DUPLICATES,
          UNKNOWN_FIELDS,
          PlatformSettings.MAX_BODY_BYTES);

  private GeneratorFlags() {}

  static GeneratorSettings generator(Settings settings) {
    return new GeneratorSettings(
        settings.get(SEED),
        settings.get(EVENTS),
        settings.get(UNTIL),
        settings.get(SPAN),
        settings.get(JSON),
        Math.toIntExact(settings.get(PlatformSettings.MAX_BODY_BYTES)),
        new FaultMix(
            settings.get(DUPLICATES),
            settings.get(CONFLICTS),
            settings.get(LATE),
            settings.get(BAD),
            settings.get(BAD_DUPLICATES),
            settings.get(UNKNOWN_FIELDS)));
  }

  private static Setting<Double> share(String name, String fallback, String description) {
    return SettingTypes.share(name, fallback, description).asFlag();
  }
}
