package io.sportscards.settings;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting: its one name, how its text becomes a value, its default and what it means.
 *
 * @param name upper case with underscores, e.g. {@code DEDUP_WINDOW}; YAML key and flag are the
 *     same words in lower case with dashes
 * @param expected what a good value looks like, for the message about a bad one, e.g. {@code an
 *     ISO-8601 duration such as PT6H}
 * @param defaultText the text used when none is given; null when a value must be given
 * @param description for the settings reference and {@code --help}: consequence, unit, bounds
 * @param kind where it may be given and whether its value may be shown
 * @param parser turns the text into a value; throws {@link RuntimeException} for a bad one
 */
public record Setting<T>(
    String name,
    String expected,
    String defaultText,
    String description,
    Kind kind,
    Function<String, T> parser) {

  /** Where a setting may be given and whether its value may be shown. */
  public enum Kind {
    /** In any source: flag, environment, {@code .env}, YAML. Listed in {@code .env.example}. */
    SHARED,
    /**
     * Like {@link #SHARED}, but its value is never shown, and a flag is refused, since process
     * lists show flags.
     */
    SECRET,
    /** A flag of one command and nothing else. */
    FLAG
  }

  /** {@code DEDUP_WINDOW} as YAML key and, after two dashes, as flag: {@code dedup-window}. */
  public String key() {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same setting with another default, for a command that needs one of its own. */
  public Setting<T> withDefault(String text) {
    return new Setting<>(name, expected, text, description, kind, parser);
  }

  /** The same setting, to be given as a flag of a command only. */
  public Setting<T> asFlag() {
    return new Setting<>(name, expected, defaultText, description, Kind.FLAG, parser);
  }

  boolean isPath() {
    return expected.equals(SettingTypes.PATH) || expected.equals(SettingTypes.PATH_OR_URI);
  }

  boolean isSwitch() {
    return expected.equals(SettingTypes.SWITCH);
  }
}
