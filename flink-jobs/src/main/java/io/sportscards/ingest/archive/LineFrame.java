package io.sportscards.ingest.archive;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One zstd frame that grows piece by piece. Each piece ends where a block does, so that the pieces
 * so far, one after the other, unpack to all lines so far, and with the last one are a whole file.
 * For one thread; holds native memory until {@link #close}.
 */
final class LineFrame implements AutoCloseable {
  // 256 KiB. With 512 KiB, level 1's own choice, files get half a hundredth smaller and the
  // compressor takes 256 KiB more; with 128 KiB they get 5 % larger
  private static final int WINDOW_LOG = 18;

  /** What a compressor with this window takes, in bytes, rounded up. */
  static final int NATIVE_BYTES = 5 << 18;

  private final ZstdCompressCtx context =
      new ZstdCompressCtx().setLevel(Frames.LEVEL).setChecksum(true).setWindowLog(WINDOW_LOG);

  byte[] append(byte[] lines, int length) {
    return pack(lines, length, EndDirective.FLUSH);
  }

  byte[] end(byte[] lines, int length) {
    return pack(lines, length, EndDirective.END);
  }

  private byte[] pack(byte[] lines, int length, EndDirective directive) {
    ByteBuffer source = ByteBuffer.wrap(lines, 0, length);
    // blocks that do not pack are stored, each behind three bytes more
    ByteBuffer piece = ByteBuffer.allocate(Math.toIntExact(Zstd.compressBound(length)) + 64);
    while (!context.compressByteBufferStream(piece, source, directive)) {
      piece = ByteBuffer.allocate(2 * piece.capacity()).put(piece.flip());
    }
    return Arrays.copyOf(piece.array(), piece.position());
  }

  @Override
  public void close() {
    context.close();
  }
}
