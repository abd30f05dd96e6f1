package io.sportscards.backfill.replay;

import io.sportscards.backfill.files.InputFile;
import io.sportscards.backfill.files.Lines;
import io.sportscards.backfill.files.MessageReader;
import io.sportscards.contracts.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.DateTimeException;

/** Makes messages of an archive's lines. */
interface LineMessages extends Serializable, MessageReader.Factory {
  /** The decoder writes no longer ones: a warehouse row holds 16 MB. */
  int LONGEST_LINE = 16 << 20;

  /**
   * The message of a line, or null if it is not asked for.
   *
   * @throws IOException if it is not such a line
   */
  RawMessage read(byte[] line) throws IOException;

  /**
   * A damaged line stops the run: what the archive holds is ours, and nothing of it may be left
   * out.
   */
  @Override
  default MessageReader open(InputFile file, InputStream bytes) {
    Lines lines = new Lines(file.path(), bytes, LONGEST_LINE);
    return new MessageReader() {
      @Override
      public RawMessage next() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
          RawMessage message = messageOf(line);
          if (message != null) {
            return message;
          }
        }
        return null;
      }

      private RawMessage messageOf(byte[] line) throws IOException {
        try {
          return read(line);
        } catch (IOException | DateTimeException e) {
          throw new IOException(
              lines.where() + " is not a line of the archive: " + e.getMessage(), e);
        }
      }

      @Override
      public void close() throws IOException {
        lines.close();
      }
    };
  }
}
