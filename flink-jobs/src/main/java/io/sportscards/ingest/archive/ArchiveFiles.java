package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter;

/**
 * Opens the files of one writer, each under a name that no other writer and no other attempt of
 * this one uses. For any number of threads.
 */
final class ArchiveFiles {
  private final String root;
  private final RecoverableWriter writer;
  private final String attempt = UUID.randomUUID().toString();
  private final AtomicLong opened = new AtomicLong();

  /**
   * @throws UnsupportedOperationException when the file system under {@code root} cannot commit a
   *     file in a second step
   */
  ArchiveFiles(String root) throws IOException {
    this.root = root;
    this.writer = new Path(root).getFileSystem().createRecoverableWriter();
  }

  ArchiveFile create(String partition) throws IOException {
    String path = partition + "/part-" + attempt + "-" + opened.getAndIncrement() + ".ndjson.zst";
    return new ArchiveFile(path, writer, writer.open(new Path(root, path)));
  }
}
