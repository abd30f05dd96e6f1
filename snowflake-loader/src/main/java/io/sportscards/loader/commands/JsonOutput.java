package io.sportscards.loader.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;

/** What commands print for scripts: one line, names in snake case. */
final class JsonOutput {
  /** The flag that asks for it. */
  static final Setting<Boolean> JSON =
      SettingTypes.toggle("JSON", "Print the result as one line of JSON");

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private JsonOutput() {}

  /** A record or a list of records, with their components. */
  static JsonNode of(Object result) {
    return MAPPER.valueToTree(result);
  }
}
