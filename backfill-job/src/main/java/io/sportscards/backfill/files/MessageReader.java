package io.sportscards.backfill.files;

import io.sportscards.contracts.RawMessage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.flink.connector.file.src.FileSourceSplit;

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
     * @param file the split that is the whole file; its id is the file's SHA-256 in hex where the
     *     list of inputs has one
     * @param bytes what it holds, unpacked; the reader closes it
     */
    MessageReader open(FileSourceSplit file, InputStream bytes) throws IOException;
  }
}
