package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of one JSON object as the bytes they are written with, since byte for byte is what
 * the check promises. Blanks between tokens are not expected in lines that the platform writes, and
 * refused.
 */
final class JsonMembers {
  private static final ObjectMapper TEXTS = new ObjectMapper();

  private final byte[] json;
  private final Map<String, int[]> spans = new LinkedHashMap<>();

  private JsonMembers(byte[] json) {
    this.json = json;
  }

  /**
   * @throws IllegalArgumentException when the bytes are not one JSON object without blanks, or a
   *     member comes twice
   */
  static JsonMembers of(byte[] json) {
    JsonMembers members = new JsonMembers(json);
    members.scan();
    return members;
  }

  List<String> names() {
    return List.copyOf(spans.keySet());
  }

  /** The member's value as written; null when there is no such member. */
  byte[] raw(String name) {
    int[] span = spans.get(name);
    return span == null ? null : Arrays.copyOfRange(json, span[0], span[1]);
  }

  /** The text of a member; null when there is none or it is JSON's null. */
  String text(String name) {
    int[] span = spans.get(name);
    if (span == null || json[span[0]] == 'n') {
      return null;
    }
    if (json[span[0]] != '"') {
      return new String(json, span[0], span[1] - span[0], UTF_8);
    }
    String inner = new String(json, span[0] + 1, span[1] - span[0] - 2, UTF_8);
    if (inner.indexOf('\\') < 0) {
      return inner;
    }
    try {
      return TEXTS.readValue('"' + inner + '"', String.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Member \"" + name + "\" holds a broken text.", e);
    }
  }

  private void scan() {
    int at = expect(0, '{');
    if (at < json.length && json[at] == '}') {
      expectEnd(at + 1);
      return;
    }
    while (true) {
      int nameEnd = endOfText(at);
      String name = new String(json, at + 1, nameEnd - at - 2, UTF_8);
      int start = expect(nameEnd, ':');
      int end = endOfValue(start);
      if (spans.put(name, new int[] {start, end}) != null) {
        throw broken(at, "member \"" + name + "\" a second time");
      }
      if (end < json.length && json[end] == ',') {
        at = end + 1;
      } else {
        expectEnd(expect(end, '}'));
        return;
      }
    }
  }

  private int endOfValue(int start) {
    int depth = 0;
    int at = start;
    while (at < json.length) {
      byte c = json[at];
      if (c == '"') {
        at = endOfText(at) - 1;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c <= ' ') {
        throw broken(at, "a blank");
      }
      if (depth < 0 || (depth == 0 && (c == ',' || c == ':'))) {
        break;
      }
      at++;
      boolean isContainerOrText = c == '"' || c == '}' || c == ']';
      if (depth == 0 && isContainerOrText) {
        break;
      }
    }
    if (at == start || depth > 0) {
      throw broken(at, "no value");
    }
    return at;
  }

  private int endOfText(int start) {
    int at = expect(start, '"');
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return expect(at, '"');
  }

  private int expect(int at, char wanted) {
    if (at >= json.length || json[at] != wanted) {
      throw broken(at, "no '" + wanted + "'");
    }
    return at + 1;
  }

  private void expectEnd(int at) {
    if (at != json.length) {
      throw broken(at, "more after its end");
    }
  }

  private IllegalArgumentException broken(int at, String what) {
    return new IllegalArgumentException(
        "Expected one JSON object without blanks; found " + what + " at byte " + at + ".");
  }
}
