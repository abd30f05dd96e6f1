package io.sportscards.benchmarks.drain;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.sportscards.contracts.ArchiveLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Lines by partition in memory, then each partition as an object. For one thread. */
final class PlainFiles {
  private final S3Client s3;
  private final String bucket;
  private final String runId;
  private final int writer;
  private final Map<String, OpenObject> open = new HashMap<>();
  private long written;

  private record OpenObject(ByteArrayOutputStream bytes, ZstdOutputStreamNoFinalizer lines) {}

  PlainFiles(S3Client s3, String bucket, String runId, int writer) {
    this.s3 = s3;
    this.bucket = bucket;
    this.runId = runId;
    this.writer = writer;
  }

  String runId() {
    return runId;
  }

  void add(ArchiveLine line) throws IOException {
    OpenObject object = open.get(line.partition());
    if (object == null) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      object = new OpenObject(bytes, new ZstdOutputStreamNoFinalizer(bytes, 1).setChecksum(true));
      open.put(line.partition(), object);
    }
    object.lines().write(line.line());
    object.lines().write('\n');
  }

  void put() throws IOException {
    for (Map.Entry<String, OpenObject> entry : open.entrySet()) {
      entry.getValue().lines().close();
      String key = "%s/part-%d-%d.ndjson.zst".formatted(entry.getKey(), writer, written++);
      s3.putObject(
          request -> request.bucket(bucket).key("plain/" + key),
          RequestBody.fromBytes(entry.getValue().bytes().toByteArray()));
    }
    open.clear();
  }
}
