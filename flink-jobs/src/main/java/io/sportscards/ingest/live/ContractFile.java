package io.sportscards.ingest.live;

import io.sportscards.contracts.EventContract;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** The contract of a job, read once where its main runs. */
public final class ContractFile {
  /** The contract's own set has some 100 KiB, comments included. */
  private static final int MOST_BYTES = 16 << 20;

  private ContractFile() {}

  /**
   * Reads a descriptor set.
   *
   * @param location a path or a URI; null for the contract that this version was built with
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is none, or takes back what this version accepts
   */
  public static EventContract read(String location) throws IOException {
    if (location == null) {
      return EventContract.current();
    }
    byte[] descriptors;
    Path path = new Path(location);
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      descriptors = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      // without causes: of an exception in a main, Flink's REST API shows the innermost
      throw new IOException(
          "Cannot read EVENT_DESCRIPTORS=\"%s\" (%s); it must be readable where the job's main runs, which on a session cluster is its JobManager."
              .formatted(location, e.getMessage()));
    }
    if (descriptors.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "EVENT_DESCRIPTORS=\"%s\" has more than %d bytes; give a descriptor set of the contract alone."
              .formatted(location, MOST_BYTES));
    }
    try {
      return EventContract.extending(descriptors);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "EVENT_DESCRIPTORS=\"%s\" is refused. %s".formatted(location, e.getMessage()));
    }
  }
}
