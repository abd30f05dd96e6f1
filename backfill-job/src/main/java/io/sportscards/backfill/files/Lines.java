package io.sportscards.backfill.files;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of one file, which end with a newline; the last one may do without. A line that is
 * longer than it may be is cut there, so that memory is bounded by one line. Not thread-safe.
 */
public final class Lines implements Closeable {
  private static final int BUFFER_BYTES = 64 << 10;

  private final String file;
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int start;
  private int end;
  private long number;
  private long omitted;

  /**
   * Reads from where the stream stands.
   *
   * @param file its path, for people
   * @param longest bytes after which a line is cut, its newline not counted
   */
  public Lines(String file, InputStream in, int longest) {
    this.file = file;
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next line without its newline, or null behind the last one.
   *
   * @throws IOException if the file is cut off or damaged
   */
  public byte[] next() throws IOException {
    line.reset();
    omitted = 0;
    number++;
    while (true) {
      if (start == end && !fill()) {
        return line.size() == 0 ? null : line.toByteArray();
      }
      int newline = start;
      while (newline < end && buffer[newline] != '\n') {
        newline++;
      }
      int taken = Math.min(newline - start, longest - line.size());
      line.write(buffer, start, taken);
      omitted += newline - start - taken;
      start = newline;
      if (newline < end) {
        start++;
        return line.toByteArray();
      }
    }
  }

  private boolean fill() throws IOException {
    start = 0;
    try {
      end = in.read(buffer);
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be read behind line %d: %s".formatted(file, number - 1, e.getMessage()), e);
    }
    if (end < 0) {
      end = 0;
    }
    return end > 0;
  }

  /** Bytes that were cut off the line that was read last; 0 if it is whole. */
  public long omittedBytes() {
    return omitted;
  }

  /** The number of the line that was read last, counted from one. */
  public long number() {
    return number;
  }

  /** File and number of the line that was read last, counted from one. */
  public String where() {
    return "Line " + number + " of " + file;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
