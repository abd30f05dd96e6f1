package io.sportscards.backfill.files;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens files by the ending of their names: {@code .zst}, {@code .gz}, or as they are. */
final class UnpackedFile {
  private static final int BUFFER_BYTES = 64 << 10;

  private UnpackedFile() {}

  static InputStream open(String path, InputOpener opener) throws IOException {
    InputStream packed = opener.open(path);
    try {
      if (path.endsWith(".zst")) {
        return new ZstdInputStream(packed);
      }
      return path.endsWith(".gz") ? new GZIPInputStream(packed, BUFFER_BYTES) : packed;
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }
}
