package io.sportscards.settings;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A flat YAML file, keys spelled as the flags: {@code dedup-window: PT6H}. */
final class YamlFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private YamlFile() {}

  static Map<String, String> read(Path file, Set<String> known, List<String> problems) {
    Map<String, String> values = new HashMap<>();
    JsonNode root;
    try {
      root = YAML.readTree(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      problems.add(
          file
              + (Files.exists(file)
                  ? " is not YAML: " + firstLine(unreadable)
                  : " does not exist; --config takes the path of a YAML file"));
      return values;
    }
    if (root.isMissingNode() || root.isNull()) {
      return values;
    }
    if (!root.isObject()) {
      problems.add(file + " holds no keys; expected lines such as dedup-window: PT6H");
      return values;
    }
    root.properties()
        .forEach(entry -> read(file, entry.getKey(), entry.getValue(), values, known, problems));
    return values;
  }

  private static void read(
      Path file,
      String key,
      JsonNode value,
      Map<String, String> values,
      Set<String> known,
      List<String> problems) {
    String name = key.toUpperCase(Locale.ROOT).replace('-', '_');
    boolean spelledAsFlag = key.equals(key.toLowerCase(Locale.ROOT)) && key.indexOf('_') < 0;
    if (!known.contains(name) || !spelledAsFlag) {
      problems.add(
          file
              + ": "
              + key
              + " is set but nothing reads it"
              + Spelling.closest(name, known)
                  .map(n -> "; did you mean " + n.toLowerCase(Locale.ROOT).replace('_', '-') + "?")
                  .orElse(""));
    } else if (!value.isValueNode()) {
      problems.add(file + ": " + key + " holds a list or a map; expected one value");
    } else {
      values.put(name, value.isNull() ? "" : value.asText());
    }
  }

  private static String firstLine(IOException unreadable) {
    return unreadable.getMessage().lines().findFirst().orElse("");
  }
}
