package io.sportscards.ingest.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Rejected bodies too large for a warehouse row, each an object named by its rejection id. */
final class QuarantineBodies {
  private final String root;

  QuarantineBodies(String root) {
    this.root = root;
  }

  /**
   * Stores the body before its line leaves, so that a line never names an object that is missing. A
   * restart writes the same bytes under the same name again.
   *
   * @throws UncheckedIOException when it cannot be stored; the task fails and the message comes
   *     again
   */
  void keep(String rejectionId, byte[] body) {
    Path path = new Path(root + "/quarantine_bodies/" + rejectionId);
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot store the %d bytes of a rejected message as %s; check that the job may write there."
              .formatted(body.length, path),
          e);
    }
  }
}
