package io.sportscards.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: {@code NAME=value} lines, {@code #} comments, a value optionally in single
 * or double quotes, {@code export} in front allowed. Nothing is expanded.
 */
final class EnvFile {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");
  private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1(?:\\s+#.*)?");

  private EnvFile() {}

  static Map<String, String> read(Path file, Set<String> known, List<String> problems) {
    Map<String, String> values = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      String place = file + " line " + number;
      Matcher matcher = LINE.matcher(text);
      if (!matcher.matches()) {
        problems.add(place + " is not NAME=value"); // never quoted: it may hold half a secret
        continue;
      }
      String name = matcher.group(1);
      if (!known.contains(name)) {
        problems.add(
            place
                + ": "
                + name
                + " is set but nothing reads it"
                + Spelling.closest(name, known).map(n -> "; did you mean " + n + "?").orElse(""));
      }
      if (values.put(name, value(matcher.group(2).strip())) != null) {
        problems.add(place + ": " + name + " is given twice");
      }
    }
    return values;
  }

  private static String value(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return quoted.group(2);
    }
    int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
    return comment < 0 ? text : text.substring(0, comment).strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
