package io.sportscards.platform.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last lines of a log, for a message that says why a server is not there. */
public final class LogTail {
  private static final int MAX_BYTES = 3_000;

  private LogTail() {}

  /** Up to 3,000 bytes of the file's end; a note in their place when it cannot be read. */
  public static String of(Path log) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - MAX_BYTES));
      ByteBuffer end = ByteBuffer.allocate(MAX_BYTES);
      while (end.hasRemaining() && channel.read(end) >= 0) {}
      String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "(it is empty)" : "\n" + text;
    } catch (IOException e) {
      return "(it cannot be read: " + e.getMessage() + ")";
    }
  }
}
