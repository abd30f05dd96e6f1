package io.sportscards.settings;

import io.sportscards.settings.Settings.Given;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where settings come from.
 *
 * @param arguments the flags as typed
 * @param environment the process environment
 * @param envFiles files of {@code NAME=value} lines, the later ones beating the earlier; those that
 *     do not exist count as empty
 */
public record Sources(
    List<String> arguments, Map<String, String> environment, List<Path> envFiles) {

  static final String FLAG = "flag";

  /** The arguments of a main, this process's environment and {@code .env} of where it runs. */
  public static Sources of(String... arguments) {
    return new Sources(List.of(arguments), System.getenv(), List.of(Path.of(".env")));
  }

  Map<String, Given> merge(Command command, List<String> problems) {
    Set<String> known = EnvExample.names();
    Flags flags = Flags.parse(command, arguments, problems);
    Map<String, Given> merged = new HashMap<>();
    if (flags.config() != null) {
      addAll(merged, YamlFile.read(Path.of(flags.config()), known, problems), flags.config());
    }
    for (Path file : envFiles) {
      if (Files.exists(file)) {
        addAll(merged, EnvFile.read(file, known, problems), file.toString());
      }
    }
    Map<String, String> fromEnvironment = new HashMap<>(environment);
    fromEnvironment.keySet().retainAll(known);
    addAll(merged, fromEnvironment, "environment");
    addAll(merged, flags.values(), FLAG);
    return merged;
  }

  /** A name in the environment that is one or two letters off a known one is likely a mistake. */
  List<String> warnings() {
    Set<String> known = EnvExample.names();
    List<String> warnings = new ArrayList<>();
    Set<String> strangers = new HashSet<>(environment.keySet());
    strangers.removeAll(known);
    strangers.stream()
        .sorted()
        .forEach(
            stranger ->
                Spelling.closest(stranger, known)
                    .filter(name -> !environment.containsKey(name))
                    .ifPresent(
                        name ->
                            warnings.add(
                                stranger
                                    + " is set in the environment but nothing reads it; did you mean "
                                    + name
                                    + "?")));
    return warnings;
  }

  private static void addAll(Map<String, Given> merged, Map<String, String> found, String origin) {
    found.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            merged.put(name, new Given(value, origin));
          }
        });
  }
}
