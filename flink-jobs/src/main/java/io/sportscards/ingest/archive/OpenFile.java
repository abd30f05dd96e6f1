package io.sportscards.ingest.archive;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of one unfinished file: packed frames, and the latest lines as they came.
 *
 * <p>The latest lines stay unpacked over a checkpoint, so that a slow partition does not collect
 * tiny frames.
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
  private byte[] tail = new byte[0];
  private int tailBytes;

  OpenFile(String partition, long sinceMillis) {
    this.partition = partition;
    this.sinceMillis = sinceMillis;
  }

  void append(ArchiveLine line) {
    int end = tailBytes + line.line().length + 1;
    if (end > tail.length) {
      tail = Arrays.copyOf(tail, Math.max(end, roomToGrow()));
    }
    System.arraycopy(line.line(), 0, tail, tailBytes, line.line().length);
    tail[end - 1] = '\n';
    tailBytes = end;
    lines++;
    oldestReceivedAtMillis = Math.min(oldestReceivedAtMillis, line.receivedAtMillis());
  }

  private int roomToGrow() {
    return Math.min(FRAME_BYTES, Math.max(FIRST_TAIL_BYTES, 2 * tail.length));
  }

  /** Adds lines from state; the file counts as open since the earlier of the two. */
  void merge(OpenLines restored) {
    sinceMillis = Math.min(sinceMillis, restored.sinceMillis());
    lines += restored.lines();
    oldestReceivedAtMillis = Math.min(oldestReceivedAtMillis, restored.oldestReceivedAtMillis());
    restored.frames().forEach(this::addFrame);
  }

  boolean hasFullTail() {
    return tailBytes >= FRAME_BYTES;
  }

  /** Packs the latest lines; the room they took is kept for the next ones. */
  void packTail(Frames packer) {
    if (tailBytes > 0) {
      addFrame(packer.pack(tail, tailBytes));
      tailBytes = 0;
    }
    if (tail.length > 2 * FRAME_BYTES) {
      tail = new byte[0];
    }
  }

  /** Packs the latest lines and gives back the room they took. */
  void shrink(Frames packer) {
    packTail(packer);
    tail = new byte[0];
  }

  private void addFrame(byte[] frame) {
    frames.add(frame);
    frameBytes += frame.length;
  }

  OpenLines toState(Frames packer) {
    List<byte[]> all = new ArrayList<>(frames);
    if (tailBytes > 0) {
      all.add(packer.pack(tail, tailBytes));
    }
    return new OpenLines(partition, sinceMillis, lines, oldestReceivedAtMillis, all);
  }

  /** Writes every line; one frame at a time is unpacked in memory. */
  void writeTo(OutputStream out) throws IOException {
    for (byte[] frame : frames) {
      Frames.unpack(frame, out);
    }
    out.write(tail, 0, tailBytes);
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

  /** What this file takes of the heap. */
  long memoryBytes() {
    return FILE_OVERHEAD_BYTES
        + tail.length
        + frameBytes
        + (long) FRAME_OVERHEAD_BYTES * frames.size();
  }
}
