package io.sportscards.ingest.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Lines in memory and in state, as small zstd frames. For one thread; {@link #unpack} is for any.
 */
final class Frames implements AutoCloseable {
  // Of the generator's bronze lines (168 MB, a file for each type) level 1 makes a 9.3th at 700
  // MB/s
  // of CPU, level 3 an 8.9th at 320 MB/s, level 5 a 9.2th at 130 MB/s
  static final int LEVEL = 1;

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);

  byte[] pack(byte[] lines, int length) {
    byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(length))];
    int packed = context.compressByteArray(frame, 0, frame.length, lines, 0, length);
    return Arrays.copyOf(frame, packed);
  }

  static void unpack(byte[] frame, OutputStream out) throws IOException {
    int length = Math.toIntExact(Zstd.getFrameContentSize(frame));
    byte[] lines = new byte[length];
    long unpacked = Zstd.decompressByteArray(lines, 0, length, frame, 0, frame.length);
    if (Zstd.isError(unpacked) || unpacked != length) {
      throw new IOException(
          "A frame of open lines is damaged (" + Zstd.getErrorName(unpacked) + ")");
    }
    out.write(lines, 0, length);
  }

  @Override
  public void close() {
    context.close();
  }
}
