package io.sportscards.platform.ledger;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream into lines of bytes. Every line, the last one too, must end in a newline. */
final class LineReader implements Closeable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its newline; null at the end of the stream.
   *
   * @throws EOFException when the stream ends within a line
   */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = null;
    while (true) {
      if (at == end) {
        at = 0;
        end = in.read(buffer);
        if (end < 0) {
          end = 0;
          if (line != null && line.size() > 0) {
            throw new EOFException("The last line has no newline at its end.");
          }
          return null;
        }
      }
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (line == null) {
        line = new ByteArrayOutputStream(at - start);
      }
      line.write(buffer, start, at - start);
      if (at < end) {
        at++;
        return line.toByteArray();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
