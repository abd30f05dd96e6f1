package io.sportscards.faults.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies the body of an HTTP message, chunked or of known length, byte for byte. */
final class HttpBody {
  private static final int BUFFER_BYTES = 8 << 10;

  private HttpBody() {}

  static void copy(HttpHead head, InputStream in, OutputStream out) throws IOException {
    if (head.isChunked()) {
      copyChunks(in, out);
    } else {
      copyBytes(head.contentLength(), in, out);
    }
    out.flush();
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    while (true) {
      String size = copyLine(in, out);
      long bytes = Long.parseLong(size.split(";", -1)[0].strip(), 16);
      if (bytes == 0) {
        while (!copyLine(in, out).isEmpty()) {}
        return;
      }
      copyBytes(bytes, in, out);
      copyLine(in, out);
    }
  }

  private static String copyLine(InputStream in, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The stream ended within a chunk's size");
      }
      out.write(next);
      line.append((char) next);
    }
    out.write('\n');
    return new String(line.toString().getBytes(ISO_8859_1), ISO_8859_1).strip();
  }

  private static void copyBytes(long count, InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = count;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException(left + " of " + count + " bytes of a body are missing");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
