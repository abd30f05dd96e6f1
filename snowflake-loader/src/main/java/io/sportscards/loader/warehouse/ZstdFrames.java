package io.sportscards.loader.warehouse;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Whether a file can be read to its end. */
final class ZstdFrames {
  private ZstdFrames() {}

  /** Opens a file. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Whether it is none, or cut off, or its checksum is another. */
  static boolean isDamaged(Opener file) throws IOException {
    try (InputStream stored = file.open()) {
      try (InputStream lines = new ZstdInputStream(stored)) {
        lines.transferTo(OutputStream.nullOutputStream());
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }
}
