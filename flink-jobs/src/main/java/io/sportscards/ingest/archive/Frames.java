package io.sportscards.ingest.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lines in memory and in state, as small zstd frames, or as the one frame of a file to be where
 * that file is busy. For one thread; {@link #unpack} is for any.
 */
final class Frames implements AutoCloseable {
  // Of the generator's bronze lines (168 MB, a file for each type) level 1 makes a 9.3th at a rate
  // of 700 MB per CPU second, level 3 an 8.9th at 320, level 5 a 9.2th at 130
  static final int LEVEL = 1;

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);
  private final int mostGrowing;
  private int growing;

  /**
   * @param memoryBytes what frames that grow may take beside what they hold
   */
  Frames(long memoryBytes) {
    this.mostGrowing = (int) Math.min(Integer.MAX_VALUE, memoryBytes / LineFrame.NATIVE_BYTES);
  }

  byte[] pack(byte[] lines, int length) {
    byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(length))];
    int packed = context.compressByteArray(frame, 0, frame.length, lines, 0, length);
    return Arrays.copyOf(frame, packed);
  }

  /** A frame for a whole file, or null when as many grow as there may be. */
  LineFrame grow() {
    if (growing == mostGrowing) {
      return null;
    }
    growing++;
    return new LineFrame();
  }

  void release(LineFrame frame) {
    growing--;
    frame.close();
  }

  static byte[] unpack(byte[] frame) throws IOException {
    int length = Math.toIntExact(Zstd.getFrameContentSize(frame));
    byte[] lines = new byte[length];
    long unpacked = Zstd.decompressByteArray(lines, 0, length, frame, 0, frame.length);
    if (Zstd.isError(unpacked) || unpacked != length) {
      throw new IOException(
          "A frame of open lines is damaged (" + Zstd.getErrorName(unpacked) + ")");
    }
    return lines;
  }

  @Override
  public void close() {
    context.close();
  }
}
