package io.sportscards.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The arguments of a command: {@code --name value}, {@code --name=value}, and switches.
 *
 * @param values by the setting's name
 * @param config path of the YAML file, or null
 */
record Flags(Map<String, String> values, String config) {

  static Flags parse(Command command, List<String> arguments, List<String> problems) {
    Map<String, Setting<?>> byFlag =
        command.settings().stream().collect(Collectors.toMap(s -> "--" + s.key(), s -> s));
    Map<String, String> values = new HashMap<>();
    String config = null;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String flag = equals < 0 ? argument : argument.substring(0, equals);
      Setting<?> setting = byFlag.get(flag);
      if (setting == null && !flag.equals("--config")) {
        problems.add(unknown(command, argument, flag, byFlag.keySet()));
        continue;
      }
      String value;
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (setting != null && setting.isSwitch()) {
        value = "true";
      } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
        value = arguments.get(++i);
      } else {
        problems.add(flag + " has no value");
        continue;
      }
      if (setting == null) {
        config = value;
      } else if (setting.kind() == Setting.Kind.SECRET) {
        problems.add(
            flag
                + " is refused, since process lists show flags; set "
                + setting.name()
                + " in the environment or in .env");
      } else if (values.put(setting.name(), value) != null) {
        problems.add(flag + " is given twice");
      }
    }
    return new Flags(values, config);
  }

  private static String unknown(Command command, String argument, String flag, Set<String> known) {
    if (!flag.startsWith("--")) {
      return '"' + argument + "\" is not a flag; see " + command.name() + " --help";
    }
    return flag
        + " is not a flag of "
        + command.name()
        + Spelling.closest(flag, known).map(name -> "; did you mean " + name + "?").orElse("")
        + "; see "
        + command.name()
        + " --help";
  }
}
