package io.sportscards.ingest.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * The sink's writer state: the lines of one unfinished file.
 *
 * @param sinceMillis when the file got its first line, in milliseconds since the epoch
 * @param lines how many lines the frames hold
 * @param oldestReceivedAtMillis the earliest {@code receivedAtMillis} of its lines
 * @param frames zstd frames whose contents, one after the other, are the lines; or the pieces of
 *     one frame that has not ended yet
 */
record OpenLines(
    String partition,
    long sinceMillis,
    long lines,
    long oldestReceivedAtMillis,
    List<byte[]> frames) {

  /** All lines, each with its newline. To be closed, since it holds native memory. */
  InputStream unpacked() throws IOException {
    InputStream packed =
        new SequenceInputStream(
            Collections.enumeration(
                frames.stream()
                    .map(frame -> (InputStream) new ByteArrayInputStream(frame))
                    .toList()));
    // continuous: the end of what is there may come before the end of a frame
    return new ZstdInputStreamNoFinalizer(packed).setContinuous(true);
  }
}
