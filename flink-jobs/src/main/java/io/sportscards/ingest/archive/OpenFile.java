package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of one unfinished file: packed, and the latest lines as they came.
 *
 * <p>A file that fills a frame goes on as one frame that grows, if there is one to be had: then its
 * pieces are the file, and nothing is packed twice. Else it collects frames, which are packed again
 * when the file is written. The latest lines stay unpacked over a checkpoint, so that a slow
 * partition does not collect tiny frames.
 */
final class OpenFile {
  // Larger frames pack hardly better, and every partition may hold one unpacked
  static final int FRAME_BYTES = 128 << 10;
  private static final int FIRST_TAIL_BYTES = 1 << 10;
  // Generous guesses at what objects cost beside their bytes
  private static final int FILE_OVERHEAD_BYTES = 512;
  private static final int FRAME_OVERHEAD_BYTES = 32;

  private final String partition;
  private long sinceMillis;
  private long lines;
  private long oldestReceivedAtMillis = Long.MAX_VALUE;
  private final List<byte[]> frames = new ArrayList<>();
  private long frameBytes;
  private LineFrame growing;
  private boolean isWhole;
  private byte[] tail = new byte[0];
  private int tailBytes;

  OpenFile(String partition, long sinceMillis) {
    this.partition = partition;
    this.sinceMillis = sinceMillis;
  }

  void append(ArchiveLine line) {
    int end = tailBytes + line.line().length + 1;
    reserve(end);
    System.arraycopy(line.line(), 0, tail, tailBytes, line.line().length);
    tail[end - 1] = '\n';
    tailBytes = end;
    lines++;
    oldestReceivedAtMillis = Math.min(oldestReceivedAtMillis, line.receivedAtMillis());
  }

  private void reserve(int bytes) {
    if (bytes > tail.length) {
      tail = Arrays.copyOf(tail, Math.max(bytes, roomToGrow()));
    }
  }

  private int roomToGrow() {
    return Math.min(FRAME_BYTES, Math.max(FIRST_TAIL_BYTES, 2 * tail.length));
  }

  /** Adds lines from state; the file counts as open since the earlier of the two. */
  void merge(OpenLines restored, Frames packer) throws IOException {
    sinceMillis = Math.min(sinceMillis, restored.sinceMillis());
    lines += restored.lines();
    oldestReceivedAtMillis = Math.min(oldestReceivedAtMillis, restored.oldestReceivedAtMillis());
    long found = 0;
    try (InputStream unpacked = restored.unpacked()) {
      byte[] chunk = new byte[FRAME_BYTES];
      for (int read = unpacked.read(chunk); read >= 0; read = unpacked.read(chunk)) {
        reserve(tailBytes + read);
        System.arraycopy(chunk, 0, tail, tailBytes, read);
        tailBytes += read;
        found += newlines(chunk, read);
        if (hasFullTail()) {
          packTail(packer);
        }
      }
    }
    if (found != restored.lines()) {
      throw new IOException(
          "The open lines of "
              + partition
              + " are damaged: the state holds "
              + found
              + " of "
              + restored.lines()
              + ". Restore an earlier checkpoint");
    }
  }

  private static int newlines(byte[] chunk, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (chunk[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  boolean hasFullTail() {
    return tailBytes >= FRAME_BYTES;
  }

  /** Packs the latest lines; the room they took is kept for the next ones. */
  void packTail(Frames packer) throws IOException {
    if (growing == null && frames.size() == 1 && hasFullTail()) {
      grow(packer);
    }
    if (tailBytes > 0) {
      addFrame(growing == null ? packer.pack(tail, tailBytes) : growing.append(tail, tailBytes));
      tailBytes = 0;
    }
    if (tail.length > 2 * FRAME_BYTES) {
      tail = new byte[0];
    }
  }

  /** From the second full frame on a file counts as busy. */
  private void grow(Frames packer) throws IOException {
    growing = packer.grow();
    if (growing != null) {
      byte[] first = Frames.unpack(frames.remove(0));
      frameBytes = 0;
      addFrame(growing.append(first, first.length));
    }
  }

  /** Packs the latest lines and gives back the room they took. */
  void shrink(Frames packer) throws IOException {
    packTail(packer);
    tail = new byte[0];
  }

  private void addFrame(byte[] frame) {
    frames.add(frame);
    frameBytes += frame.length;
  }

  OpenLines toState(Frames packer) throws IOException {
    if (growing != null) {
      packTail(packer); // what comes behind pieces must be a piece
    }
    List<byte[]> all = new ArrayList<>(frames);
    if (tailBytes > 0) {
      all.add(packer.pack(tail, tailBytes));
    }
    return new OpenLines(partition, sinceMillis, lines, oldestReceivedAtMillis, all);
  }

  /** Takes no more lines from here on. To be called before {@link #writeTo}, by the same thread. */
  void end(Frames packer) {
    if (growing != null) {
      addFrame(growing.end(tail, tailBytes));
      tailBytes = 0;
      isWhole = true;
      giveUp(packer);
    }
  }

  /** Gives back the frame that grows, if there is one. */
  void giveUp(Frames packer) {
    if (growing != null) {
      packer.release(growing);
      growing = null;
    }
  }

  /** Writes every line; one frame at a time is unpacked in memory. */
  void writeTo(ArchiveFile file) throws IOException {
    for (byte[] frame : frames) {
      if (isWhole) {
        file.writePacked(frame);
      } else {
        file.content().write(Frames.unpack(frame));
      }
    }
    if (tailBytes > 0) {
      file.content().write(tail, 0, tailBytes);
    }
  }

  String partition() {
    return partition;
  }

  long sinceMillis() {
    return sinceMillis;
  }

  long lines() {
    return lines;
  }

  long oldestReceivedAtMillis() {
    return oldestReceivedAtMillis;
  }

  /** Compressed size of the packed lines: about the size of the file to come. */
  long packedBytes() {
    return frameBytes;
  }

  /** What this file takes of the memory. */
  long memoryBytes() {
    return FILE_OVERHEAD_BYTES
        + tail.length
        + frameBytes
        + (growing == null ? 0 : LineFrame.NATIVE_BYTES)
        + (long) FRAME_OVERHEAD_BYTES * frames.size();
  }
}
