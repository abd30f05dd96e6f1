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
  private static final Path HERE = Path.of("");

  /** The arguments of a main, this process's environment and {@code .env} of where it runs. */
  public static Sources of(String... arguments) {
    return of(List.of(Path.of(".env")), arguments);
  }

  /** The arguments of a main, this process's environment and the given files. */
  public static Sources of(List<Path> envFiles, String... arguments) {
    return new Sources(List.of(arguments), System.getenv(), envFiles);
  }

  /** The same sources with other arguments. */
  public Sources withArguments(List<String> other) {
    return new Sources(other, environment, envFiles);
  }

  Map<String, Given> merge(Command command, List<String> problems) {
    Set<String> known = EnvExample.names();
    Flags flags = Flags.parse(command, arguments, problems);
    Map<String, Given> merged = new HashMap<>();
    if (flags.config() != null) {
      Map<String, String> yaml = YamlFile.read(Path.of(flags.config()), known, problems);
      refuseSecrets(command, yaml, flags.config(), problems);
      addAll(merged, yaml, flags.config(), directoryOf(Path.of(flags.config())));
    }
    for (Path file : envFiles) {
      if (Files.exists(file)) {
        addAll(merged, EnvFile.read(file, known, problems), file.toString(), directoryOf(file));
      }
    }
    Map<String, String> fromEnvironment = new HashMap<>(environment);
    fromEnvironment.keySet().retainAll(known);
    addAll(merged, fromEnvironment, "environment", HERE);
    addAll(merged, flags.values(), FLAG, HERE);
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

  /** Such files are kept with the code. */
  private static void refuseSecrets(
      Command command, Map<String, String> yaml, String file, List<String> problems) {
    for (Setting<?> setting : command.settings()) {
      if (setting.kind() == Setting.Kind.SECRET && yaml.remove(setting.name()) != null) {
        problems.add(
            "%s: %s is refused, since a secret does not belong into such a file; set %s in the environment or in .env"
                .formatted(file, setting.key(), setting.name()));
      }
    }
  }

  private static Path directoryOf(Path file) {
    return file.getParent() == null ? HERE : file.getParent();
  }

  private static void addAll(
      Map<String, Given> merged, Map<String, String> found, String origin, Path directory) {
    found.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            merged.put(name, new Given(value, origin, directory));
          }
        });
  }
}
