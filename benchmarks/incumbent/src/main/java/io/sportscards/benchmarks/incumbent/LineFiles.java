package io.sportscards.benchmarks.incumbent;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Flink's own FileSink, over the partitions and in the format that the live job writes. */
final class LineFiles {
  private LineFiles() {}

  /** A sink that closes all files at each checkpoint, as its bulk formats must. */
  static FileSink<Tuple2<String, byte[]>> below(String root) {
    return FileSink.forBulkFormat(new Path(root), ZstdLines::new)
        .withBucketAssigner(new ByPartition())
        .build();
  }

  private static final class ByPartition implements BucketAssigner<Tuple2<String, byte[]>, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String getBucketId(Tuple2<String, byte[]> line, Context context) {
      return line.f0;
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
      return SimpleVersionedStringSerializer.INSTANCE;
    }
  }

  private static final class ZstdLines implements BulkWriter<Tuple2<String, byte[]>> {
    private final OutputStream lines;

    ZstdLines(FSDataOutputStream file) throws IOException {
      lines = new ZstdOutputStreamNoFinalizer(new Unclosed(file), 1).setChecksum(true);
    }

    @Override
    public void addElement(Tuple2<String, byte[]> line) throws IOException {
      lines.write(line.f1);
      lines.write('\n');
    }

    @Override
    public void flush() throws IOException {
      lines.flush();
    }

    @Override
    public void finish() throws IOException {
      lines.close();
    }
  }

  /** Flink closes the file itself, after {@link BulkWriter#finish}. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(FSDataOutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
