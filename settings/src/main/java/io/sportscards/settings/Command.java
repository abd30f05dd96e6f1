package io.sportscards.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * What a program or a command of it reads and how its users call it: enough to check its arguments
 * and to print its help.
 *
 * @param name as typed, e.g. {@code cards live}
 * @param summary one sentence: what it does
 * @param settings those it reads; no other flag is taken
 * @param examples whole command lines, the most common first
 */
public record Command(
    String name, String summary, List<Setting<?>> settings, List<String> examples) {

  /** The same command with a further setting. */
  public Command with(Setting<?> setting) {
    if (settings.contains(setting)) {
      return this;
    }
    List<Setting<?>> more = new ArrayList<>(settings);
    more.add(setting);
    return new Command(name, summary, more, examples);
  }

  /** The text of {@code --help}. */
  public String help() {
    StringBuilder text = new StringBuilder();
    text.append(summary).append("\n\nUsage: ").append(name).append(" [flags]\n\nFlags:\n");
    for (Setting<?> setting : settings) {
      text.append(flagHelp(setting));
    }
    text.append("  --config FILE\n      YAML file with settings, keys spelled as the flags\n");
    text.append("  --help\n      this text\n\n");
    text.append("A value is taken from its flag, else from the environment, .local/env, .env or");
    text.append(
        "\nthe YAML file, else it is the default. Every setting: docs/settings.md\n\nExamples:\n");
    examples.forEach(example -> text.append("  ").append(example).append('\n'));
    text.append("\nExit codes: ").append(ExitCode.legend()).append('\n');
    return text.toString();
  }

  private static String flagHelp(Setting<?> setting) {
    String flag =
        switch (setting.kind()) {
          case SECRET -> "  " + setting.name() + " (environment or .env only)";
          case SHARED, FLAG -> "  --" + setting.key() + (setting.isSwitch() ? "" : " VALUE");
        };
    String fallback =
        setting.defaultText() == null
            ? "required"
            : setting.defaultText().isEmpty() || setting.isSwitch()
                ? ""
                : "default " + setting.defaultText();
    return flag
        + "\n      "
        + setting.description()
        + (fallback.isEmpty() ? "" : " (" + fallback + ")")
        + "\n";
  }
}
