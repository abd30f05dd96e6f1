package io.sportscards.ingest.state;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.Collector;

/** From a file to what drop-duplicates noted of its lines; one line is in memory at a time. */
final class SeenInFile implements FlatMapFunction<String, Tuple3<String, byte[], Boolean>> {
  private static final long serialVersionUID = 1L;

  private final String root;
  private final Instant since;

  /**
   * @param since what was received before has left the dedup window
   */
  SeenInFile(String root, Instant since) {
    this.root = root;
    this.since = since;
  }

  @Override
  public void flatMap(String path, Collector<Tuple3<String, byte[], Boolean>> out)
      throws IOException {
    Path file = new Path(root, path);
    FileSystem files = file.getFileSystem();
    // a file is written after its last line was received
    if (files.getFileStatus(file).getModificationTime() < since.toEpochMilli()) {
      return;
    }
    boolean isBronze = path.startsWith("bronze/");
    try (InputStream lines = new BufferedInputStream(new ZstdInputStream(files.open(file)))) {
      for (byte[] line = next(lines); line != null; line = next(lines)) {
        SeenLine seen = isBronze ? SeenLine.ofBronze(line) : SeenLine.ofQuarantine(line);
        if (!seen.receivedAt().isBefore(since)) {
          out.collect(Tuple3.of(seen.identity(), seen.contents(), seen.isAccepted()));
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException("Cannot read " + path + " of the archive: " + e.getMessage(), e);
    }
  }

  /** Null at the end; every line ends with a newline. */
  private static byte[] next(InputStream lines) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    for (int b = lines.read(); b != '\n'; b = lines.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toByteArray();
  }
}
