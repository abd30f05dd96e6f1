package io.sportscards.settings;

/** The text of docs/settings.md, made from {@link PlatformSettings}. */
final class SettingsReference {
  private SettingsReference() {}

  static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Settings

        A setting has one name in three spellings: `DEDUP_WINDOW` in the environment and in `.env`, `dedup-window` in a YAML
        file (`--config FILE`), `--dedup-window` as a flag. A flag beats the environment, which beats `.env`, which beats the
        YAML file, which beats the default. While the local platform runs, `.local/env` holds its addresses and beats `.env`.
        An empty value counts as not given.

        A relative path in a file (`.env`, YAML) is taken from the directory of that file, wherever the command runs; in a flag or in the
        environment it is taken from where the command runs.

        All problems are reported together, at start. An unknown flag, YAML key or line of `.env` is refused; the process
        environment may hold anything, but a name close to a known one is named in a warning. Secrets are taken from the
        environment, `.env` or `.local/env` only and are shown nowhere.

        `.env.example` lists every name with a value for the local platform. Flags of one command only are in its `--help`.
        This page is made from the settings' declarations: `make docs` writes it, a test holds it.
        """);
    for (PlatformSettings.Section section : PlatformSettings.sections()) {
      text.append("\n## ").append(section.title()).append("\n\n");
      text.append("| name | default | expected | meaning |\n| --- | --- | --- | --- |\n");
      section.settings().forEach(setting -> text.append(row(setting)));
    }
    return text.toString();
  }

  private static String row(Setting<?> setting) {
    String fallback =
        setting.defaultText() == null
            ? "required"
            : setting.defaultText().isEmpty() ? "empty" : '`' + setting.defaultText() + '`';
    return "| `%s` | %s | %s | %s |%n"
        .formatted(setting.name(), fallback, setting.expected(), setting.description());
  }
}
