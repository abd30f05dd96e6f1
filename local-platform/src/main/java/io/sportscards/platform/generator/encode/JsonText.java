package io.sportscards.platform.generator.encode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Pieces of JSON text, appended to a builder. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Escapes what JSON demands and nothing else; all other characters stay themselves. */
  static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** RFC 3339 in UTC with six decimals, without quotes. */
  static void appendMicros(StringBuilder out, Instant at) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
    appendDigits(out, utc.getYear(), 4);
    appendDigits(out.append('-'), utc.getMonthValue(), 2);
    appendDigits(out.append('-'), utc.getDayOfMonth(), 2);
    appendDigits(out.append('T'), utc.getHour(), 2);
    appendDigits(out.append(':'), utc.getMinute(), 2);
    appendDigits(out.append(':'), utc.getSecond(), 2);
    appendDigits(out.append('.'), at.getNano() / 1_000, 6);
    out.append('Z');
  }

  private static void appendDigits(StringBuilder out, int number, int width) {
    String digits = Integer.toString(number);
    out.append("000000", 0, width - digits.length()).append(digits);
  }
}
