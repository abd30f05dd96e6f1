package io.sportscards.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one start: read once, typed, every problem reported together.
 *
 * <p>Flag beats environment beats {@code .env} beats YAML beats default. An empty value counts as
 * not given. Flags, YAML keys and {@code .env} lines that nothing knows are problems; the process
 * environment may hold anything.
 */
public final class Settings {
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final Map<Setting<?>, String> texts = new HashMap<>();
  private final Set<Setting<?>> flagged = new HashSet<>();
  private final List<String> warnings;

  private Settings(List<String> warnings) {
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads what the command reads.
   *
   * @throws InvalidSettingsException with all problems, one sentence each
   */
  public static Settings read(Command command, Sources sources) {
    List<String> problems = new ArrayList<>();
    Map<String, Given> given = sources.merge(command, problems);
    Settings settings = new Settings(sources.warnings());
    for (Setting<?> setting : command.settings()) {
      settings.parse(setting, allowed(setting, given.get(setting.name())), problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return settings;
  }

  /** The value; for a setting whose default is empty and that was not given, null. */
  @SuppressWarnings("unchecked") // put in under the same key by its own parser
  public <T> T get(Setting<T> setting) {
    if (!values.containsKey(setting)) {
      throw new IllegalArgumentException(
          setting.name() + " is read but is not among the command's settings");
    }
    return (T) values.get(setting);
  }

  /**
   * The value as it was given, to hand it on to another program; null where {@link #get} gives
   * null.
   */
  public String text(Setting<?> setting) {
    if (setting.kind() == Setting.Kind.SECRET) {
      throw new IllegalArgumentException(setting.name() + " is a secret and not handed on as text");
    }
    return texts.get(setting);
  }

  /** Whether a flag gave it, as against a file, the environment or the default. */
  public boolean isFlagged(Setting<?> setting) {
    return flagged.contains(setting);
  }

  /** Sentences about names in the environment that look like misspelt settings. */
  public List<String> warnings() {
    return warnings;
  }

  private static Given allowed(Setting<?> setting, Given given) {
    boolean isStray =
        given != null
            && setting.kind() == Setting.Kind.FLAG
            && !given.origin().equals(Sources.FLAG);
    return isStray ? null : given;
  }

  /** Relative paths of a file are found from wherever a command runs. */
  private static String placed(Setting<?> setting, Given given) {
    boolean isPath = setting.isPath() && !given.value().contains("://");
    return isPath ? given.directory().resolve(given.value()).toString() : given.value();
  }

  private void parse(Setting<?> setting, Given given, List<String> problems) {
    String text = given == null ? setting.defaultText() : placed(setting, given);
    if (text == null) {
      problems.add(setting.name() + " is missing; expected " + setting.expected());
      return;
    }
    if (text.isEmpty()) {
      values.put(setting, null);
      return;
    }
    try {
      values.put(setting, setting.parser().apply(text));
      texts.put(setting, text);
      if (given != null && given.origin().equals(Sources.FLAG)) {
        flagged.add(setting);
      }
    } catch (RuntimeException unreadable) {
      String shown = setting.kind() == Setting.Kind.SECRET ? "****" : '"' + text + '"';
      String origin = given == null ? " (its default)" : " (" + given.origin() + ")";
      problems.add(setting.name() + "=" + shown + origin + " is not " + setting.expected());
    }
  }

  /**
   * One value as it was found.
   *
   * @param origin where, for a message: {@code flag}, {@code environment}, a file's name
   * @param directory what a relative path is relative to: that of the file; empty, which is the
   *     working directory, for the others
   */
  record Given(String value, String origin, Path directory) {}
}
