package io.sportscards.benchmarks.drain;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.sportscards.contracts.ArchiveLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Lines by partition in memory, then each partition as an object. For one thread. */
final class PlainFiles {
  private static final int MOST_ATTEMPTS = 20;

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

  /** Writes every partition's lines; an object is written again until it is there. */
  void put() throws IOException {
    for (Map.Entry<String, OpenObject> entry : open.entrySet()) {
      entry.getValue().lines().close();
      String key = "%s/part-%d-%d.ndjson.zst".formatted(entry.getKey(), writer, written++);
      put("plain/" + key, entry.getValue().bytes().toByteArray());
    }
    open.clear();
  }

  /**
   * S3Proxy now and then closes connections that the client keeps, and of the ways in which this
   * shows the client tries only some again.
   */
  private void put(String key, byte[] object) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(object));
        return;
      } catch (SdkClientException | UncheckedIOException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw new IOException("Cannot write " + key + ": " + e.getMessage(), e);
        }
      }
    }
  }
}
