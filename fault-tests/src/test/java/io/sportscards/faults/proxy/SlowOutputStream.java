package io.sportscards.faults.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes so many bytes per second. */
final class SlowOutputStream extends FilterOutputStream {
  private final Pace pace;

  SlowOutputStream(OutputStream out, int bytesPerSecond) {
    super(out);
    this.pace = new Pace(bytesPerSecond);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int at = 0; at < length; ) {
      int portion = pace.portion(length - at);
      out.write(bytes, offset + at, portion);
      out.flush();
      pace.spend(portion);
      at += portion;
    }
  }
}
