package io.sportscards.faults.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** First line and headers of an HTTP message, kept as they came: signatures cover them. */
record HttpHead(List<String> lines) {
  private static final int MAX_BYTES = 64 << 10;

  /** Reads up to and with the empty line; null when the stream ends before the first byte. */
  static HttpHead read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    int tail = 0;
    while (tail != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        if (bytes.size() == 0) {
          return null;
        }
        throw new EOFException("The stream ended within a head: " + bytes.toString(ISO_8859_1));
      }
      if (bytes.size() == MAX_BYTES) {
        throw new IOException("A head is longer than " + MAX_BYTES + " bytes");
      }
      bytes.write(next);
      tail = tail << 8 | next;
    }
    return new HttpHead(bytes.toString(ISO_8859_1).lines().filter(l -> !l.isEmpty()).toList());
  }

  /** The n-th word of the first line, from 0. */
  String word(int n) {
    return lines.get(0).split(" ", -1)[n];
  }

  /** Value of a header; empty when it is not there. */
  String header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith(start)) {
        return line.substring(start.length()).strip();
      }
    }
    return "";
  }

  boolean isChunked() {
    return header("Transfer-Encoding").equalsIgnoreCase("chunked");
  }

  /** Bytes of the body; 0 when none is announced. */
  long contentLength() {
    String length = header("Content-Length");
    return length.isEmpty() ? 0 : Long.parseLong(length);
  }

  HttpHead without(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return new HttpHead(
        lines.stream().filter(l -> !l.toLowerCase(Locale.ROOT).startsWith(start)).toList());
  }

  byte[] bytes() {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1);
  }
}
