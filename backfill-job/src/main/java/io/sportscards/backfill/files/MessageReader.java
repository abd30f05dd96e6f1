package io.sportscards.backfill.files;

import io.sportscards.contracts.RawMessage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** The messages of one file, from first to last. */
public interface MessageReader extends Closeable {

  /**
   * The next message, or null behind the last one.
   *
   * @throws IOException if the file cannot be read, or is none of those that this reader is for
   */
  RawMessage next() throws IOException;

  /** Opens readers. */
  @FunctionalInterface
  interface Factory extends Serializable {

    /**
     * A reader of one file.
     *
     * @param file as the list of inputs has it, a count of lines excepted
     * @param bytes what it holds, unpacked; the reader closes it
     */
    MessageReader open(InputFile file, InputStream bytes) throws IOException;
  }
}
