package io.sportscards.demo.endtoend;

import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.server.S3ProxyServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** What every job needs, as processes: S3 over HTTP, and a session cluster of single slots. */
public final class SessionStack implements AutoCloseable {
  public static final String BUCKET = "cards";
  public static final String PREFIX = "analytics";

  public final S3ProxyServer s3;
  public final FlinkCluster cluster;
  public final S3ArchiveFiles archive;

  private SessionStack(S3ProxyServer s3, FlinkCluster cluster) {
    this.s3 = s3;
    this.cluster = cluster;
    this.archive = bucket(s3, PREFIX);
  }

  public static SessionStack start(Path dir, int taskManagers) {
    return start(dir, taskManagers, UnaryOperator.identity());
  }

  /** The same with a cluster that is started with other options. */
  public static SessionStack start(
      Path dir, int taskManagers, UnaryOperator<FlinkOptions> further) {
    S3ProxyServer s3 = S3ProxyServer.start(dir.resolve("s3"), BUCKET);
    String storage = "s3://%s/%s/_flink".formatted(BUCKET, PREFIX);
    FlinkOptions options =
        FlinkOptions.onS3(taskManagers, storage, s3.endpoint(), s3.accessKey(), s3.secretKey())
            .shortLived();
    return new SessionStack(s3, FlinkCluster.start(dir.resolve("flink"), further.apply(options)));
  }

  /** What lies in the bucket below a prefix; all of it for none. */
  public S3ArchiveFiles below(String prefix) {
    return bucket(s3, prefix);
  }

  private static S3ArchiveFiles bucket(S3ProxyServer s3, String prefix) {
    return S3ArchiveFiles.open(
        new S3ArchiveFiles.Location(URI.create(s3.endpoint()), "us-east-1", BUCKET, prefix),
        s3.accessKey(),
        s3.secretKey());
  }

  @Override
  public void close() {
    archive.close();
    cluster.close();
    s3.close();
  }
}
