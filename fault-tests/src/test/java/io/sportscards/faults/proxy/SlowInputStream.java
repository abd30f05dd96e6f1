package io.sportscards.faults.proxy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives so many bytes per second. */
final class SlowInputStream extends FilterInputStream {
  private final Pace pace;

  SlowInputStream(InputStream in, int bytesPerSecond) {
    super(in);
    this.pace = new Pace(bytesPerSecond);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, pace.portion(length));
    pace.spend(Math.max(0, read));
    return read;
  }
}
