package io.sportscards.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names listed in {@code .env.example}: every setting that any component reads. */
final class EnvExample {
  private static final Pattern LINE = Pattern.compile("(?m)^([A-Z][A-Z0-9_]*)=");
  private static final Set<String> NAMES = load();

  private EnvExample() {}

  static Set<String> names() {
    return NAMES;
  }

  private static Set<String> load() {
    try (InputStream in = EnvExample.class.getResourceAsStream("/.env.example")) {
      Set<String> names = new LinkedHashSet<>();
      Matcher lines = LINE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (lines.find()) {
        names.add(lines.group(1));
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
