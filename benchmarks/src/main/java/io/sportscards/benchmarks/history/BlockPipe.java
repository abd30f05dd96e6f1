package io.sportscards.benchmarks.history;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Hands bytes from one thread to another in blocks, as a pipe between processes does. Java's own
 * lets one side work while the other waits.
 */
final class BlockPipe extends OutputStream {
  private static final int MOST_BLOCKS = 16;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> blocks = new LinkedBlockingQueue<>(MOST_BLOCKS);

  @Override
  public void write(int value) throws IOException {
    put(new byte[] {(byte) value});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      put(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  @Override
  public void close() throws IOException {
    put(END);
  }

  private void put(byte[] block) throws IOException {
    try {
      blocks.put(block);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** Writes what comes until the other side closes. */
  void drainTo(OutputStream out) throws IOException, InterruptedException {
    for (byte[] block = blocks.take(); block != END; block = blocks.take()) {
      out.write(block);
    }
  }
}
