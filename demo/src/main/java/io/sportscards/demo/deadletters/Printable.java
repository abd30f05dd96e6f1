package io.sportscards.demo.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What a message says as text for a terminal: bounded, and without what would steer one. */
public final class Printable {
  private static final String CUT = "...";

  private Printable() {}

  /** Null becomes a dash. */
  public static String text(String text, int most) {
    if (text == null) {
      return "-";
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(most)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '.' : c)
        .forEach(shown::appendCodePoint);
    return shown.length() < text.length() ? shown + CUT : shown.toString();
  }

  /** The start of a body: as text where it is UTF-8, else in hexadecimal digits. */
  public static String body(byte[] body, int most) {
    byte[] start = Arrays.copyOf(body, Math.min(body.length, most));
    String cut = body.length > most ? CUT : "";
    // a character that the cut divides is left out
    for (int length = start.length; length >= Math.max(0, start.length - 3); length--) {
      String text = utf8(ByteBuffer.wrap(start, 0, length));
      if (text != null) {
        boolean isText = text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
        if (isText) {
          return text(text, most) + cut;
        }
        break;
      }
    }
    return "0x" + HexFormat.of().formatHex(start) + cut;
  }

  /** Null if it is none. */
  private static String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
