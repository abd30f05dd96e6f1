package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;

/** JSON under construction, as UTF-8 in one array that is used again for the next line. */
final class JsonBuffer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
  private static final char REPLACEMENT = '\uFFFD';

  private final int limit;
  private byte[] bytes;
  private int length;

  /**
   * @param limit greatest length in bytes; what would go beyond it throws {@link Overflow}
   */
  JsonBuffer(int limit) {
    this.limit = limit;
    this.bytes = new byte[Math.min(limit, 2048)];
  }

  /** More was written than the limit allows. Thrown per message, so it carries no stack. */
  static final class Overflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overflow(int limit) {
      super("longer than " + limit + " bytes", null, false, false);
    }
  }

  void reset() {
    length = 0;
  }

  int length() {
    return length;
  }

  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  JsonBuffer raw(byte[] part) {
    reserve(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
    return this;
  }

  JsonBuffer raw(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /**
   * @param text ASCII only
   */
  @SuppressWarnings("deprecation") // the one copy from a string's bytes that allocates nothing
  JsonBuffer raw(String text) {
    int count = text.length();
    reserve(count);
    text.getBytes(0, count, bytes, length);
    length += count;
    return this;
  }

  JsonBuffer number(long value) {
    return raw(Long.toString(value));
  }

  JsonBuffer base64(byte[] data) {
    return raw('"').raw(Base64.getEncoder().encode(data)).raw('"');
  }

  /** {@link #string} of a text that may be null, which becomes {@code null}. */
  JsonBuffer nullable(String text) {
    return text == null ? raw("null") : string(text);
  }

  /**
   * Quotes and escapes. What a warehouse cannot hold, U+0000 and halves of surrogate pairs, becomes
   * U+FFFD: texts of accepted events were refused before if they held any.
   */
  JsonBuffer string(String text) {
    int count = text.length();
    reserve(Math.min(limit, count + 2L));
    raw('"');
    for (int i = plain(text); i < count; i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        raw(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        supplementary(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        special(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return raw('"');
  }

  /** Copies letters up to the first that needs more, for which there is room already. */
  private int plain(String text) {
    int count = text.length();
    int at = length;
    int i = 0;
    for (; i < count && isPlain(text.charAt(i)); i++) {
      bytes[at++] = (byte) text.charAt(i);
    }
    length = at;
    return i;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  private void special(char c) {
    switch (c) {
      case '"' -> raw('\\').raw('"');
      case '\\' -> raw('\\').raw('\\');
      case '\b' -> raw('\\').raw('b');
      case '\f' -> raw('\\').raw('f');
      case '\n' -> raw('\\').raw('n');
      case '\r' -> raw('\\').raw('r');
      case '\t' -> raw('\\').raw('t');
      default -> {
        if (c < ' ') {
          raw("\\u00").raw((char) HEX[c >> 4]).raw((char) HEX[c & 15]);
        } else if (c < 0x80) {
          raw(c);
        } else if (c < 0x800) {
          raw((char) (0xc0 | (c >> 6)));
          following(c);
        } else {
          raw((char) (0xe0 | (c >> 12)));
          following(c >> 6);
          following(c);
        }
      }
    }
  }

  private void supplementary(int codePoint) {
    raw((char) (0xf0 | (codePoint >> 18)));
    following(codePoint >> 12);
    following(codePoint >> 6);
    following(codePoint);
  }

  /** A byte of a character after its first: its lowest six bits. */
  private void following(int bits) {
    raw((char) (0x80 | (bits & 0x3f)));
  }

  private void reserve(long more) {
    long needed = length + more;
    if (needed > limit) {
      throw new Overflow(limit);
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(needed, bytes.length * 2L)));
    }
  }
}
