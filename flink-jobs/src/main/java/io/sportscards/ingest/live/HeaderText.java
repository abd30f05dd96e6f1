package io.sportscards.ingest.live;

import com.rabbitmq.client.LongString;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;

/** One value of an AMQP table as text, which may itself hold tables and lists. */
final class HeaderText {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_UTF8_BYTES = 4;

  private final StringBuilder text = new StringBuilder();
  private final int enough;

  private HeaderText(int enough) {
    this.enough = enough;
  }

  /** The text; once it is longer than {@code enough}, its rest may be missing. */
  static String of(Object value, int enough) {
    if (value instanceof String string) { // most are
      return string;
    }
    HeaderText text = new HeaderText(enough);
    text.append(value, 0);
    return text.text.toString();
  }

  private void append(Object value, int depth) {
    if (depth > MAX_DEPTH || text.length() > enough) {
      text.append("...");
    } else if (value instanceof Map<?, ?> table) {
      appendTable(table, depth);
    } else if (value instanceof Iterable<?> list) {
      appendList(list, depth);
    } else if (value instanceof LongString longString) {
      // Of 128 KiB perhaps; a character that the cut divides lies behind what is enough
      byte[] bytes = longString.getBytes();
      int length = Math.min(bytes.length, MAX_UTF8_BYTES * (enough + 1));
      text.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
    } else if (value instanceof byte[] bytes) {
      text.append(HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, enough)));
    } else if (value instanceof Date date) {
      text.append(date.toInstant());
    } else {
      text.append(value);
    }
  }

  private void appendTable(Map<?, ?> table, int depth) {
    text.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : table.entrySet()) {
      text.append(separator).append(entry.getKey()).append('=');
      append(entry.getValue(), depth + 1);
      separator = ", ";
      if (text.length() > enough) {
        break;
      }
    }
    text.append('}');
  }

  private void appendList(Iterable<?> list, int depth) {
    text.append('[');
    String separator = "";
    for (Object element : list) {
      text.append(separator);
      append(element, depth + 1);
      separator = ", ";
      if (text.length() > enough) {
        break;
      }
    }
    text.append(']');
  }
}
