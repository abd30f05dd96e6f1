package io.sportscards.ingest.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.io.SimpleVersionedSerialization;

/**
 * One file on its way up: one zstd frame with a checksum, packed here or before. End it with {@link
 * #finish} or {@link #abandon}, or its native memory leaks. For one thread at a time.
 */
final class ArchiveFile {
  private final String path;
  private final RecoverableWriter writer;
  private final RecoverableFsDataOutputStream upload;
  private ZstdOutputStreamNoFinalizer frame;
  private OutputStream content;

  ArchiveFile(String path, RecoverableWriter writer, RecoverableFsDataOutputStream upload) {
    this.path = path;
    this.writer = writer;
    this.upload = upload;
  }

  /** For lines, which are packed on their way. */
  OutputStream content() throws IOException {
    if (content == null) {
      frame = new ZstdOutputStreamNoFinalizer(upload, Frames.LEVEL).setChecksum(true);
      content = new BufferedOutputStream(frame, 64 << 10);
    }
    return content;
  }

  /** For the pieces of a whole frame; nothing else may be written then. */
  void writePacked(byte[] piece) throws IOException {
    upload.write(piece);
  }

  /** Compressed size so far; lags behind by what the compressor holds, up to a few hundred KiB. */
  long compressedBytes() throws IOException {
    return upload.getPos();
  }

  /** Ends the frame and uploads the rest; the file stays invisible until it is committed. */
  FinishedFile finish(long lines, long oldestReceivedAtMillis) throws IOException {
    try {
      if (frame != null) {
        content.flush();
        frame.closeWithoutClosingParentStream();
      }
      long bytes = upload.getPos();
      byte[] commitHandle =
          SimpleVersionedSerialization.writeVersionAndSerialize(
              writer.getCommitRecoverableSerializer(), upload.closeForCommit().getRecoverable());
      return new FinishedFile(path, bytes, lines, oldestReceivedAtMillis, commitHandle);
    } catch (IOException e) {
      throw new IOException("Cannot upload " + path + "; nothing of it is visible", e);
    }
  }

  /** Gives up the file. What is already uploaded stays, unseen, for the bucket's lifecycle rule. */
  void abandon() throws IOException {
    try {
      if (frame != null) {
        frame.closeWithoutClosingParentStream();
      }
    } finally {
      upload.close();
    }
  }

  /**
   * The same after a failure, which may have left the upload unable to end well: it stays the one.
   */
  void abandonAfter(Exception failure) {
    try {
      abandon();
    } catch (IOException | RuntimeException consequence) {
      failure.addSuppressed(consequence);
    }
  }
}
