package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes archived lines apart for assertions. */
final class Lines {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Lines() {}

  static String text(ArchiveLine line) {
    return new String(line.line(), UTF_8);
  }

  /** The members of a line in their order; objects as their text, null as null. */
  static Map<String, String> members(ArchiveLine line) {
    String text = text(line);
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser in = FACTORY.createParser(text)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_OBJECT) {
          int start = (int) in.currentTokenLocation().getCharOffset();
          in.skipChildren();
          members.put(name, text.substring(start, (int) in.currentLocation().getCharOffset()));
        } else {
          members.put(name, token == JsonToken.VALUE_NULL ? null : in.getText());
        }
      }
      if (in.nextToken() != null) {
        throw new AssertionError("More than one object in the line: " + text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
    return members;
  }

  static String member(ArchiveLine line, String name) {
    return members(line).get(name);
  }
}
