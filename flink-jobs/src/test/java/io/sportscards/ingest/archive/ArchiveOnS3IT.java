package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sportscards.ingest.archive.CuttingProxy.Cut;
import io.sportscards.ingest.archive.CuttingProxy.Moment;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink on S3 over HTTP, through the file system that production uses. */
class ArchiveOnS3IT {
  private static final int LINES = 8_000;
  private static final int LINES_PER_SECOND = 4_000;
  private static final String COMPLETE_UPLOAD = "^POST \\S+[?&]uploadId=";
  private static final String PUT_MANIFEST = "^PUT \\S+/_manifests/";

  private static S3ProxyServer s3;

  @TempDir Path checkpoints;
  private CuttingProxy proxy;
  private String prefix;

  @BeforeAll
  static void startS3(@TempDir Path directory) {
    s3 = S3ProxyServer.start(directory, "cards");
  }

  @AfterAll
  static void stopS3() {
    s3.close();
    FileSystem.initialize(new Configuration(), null);
  }

  @BeforeEach
  void routeFlinkThroughTheProxy() throws IOException {
    proxy = new CuttingProxy(s3.port());
    prefix = "p" + Integer.toHexString(System.identityHashCode(this));
    Configuration configuration = new Configuration();
    configuration.setString("s3.endpoint", proxy.endpoint());
    configuration.setString("s3.endpoint.region", "us-east-1");
    configuration.setString("s3.path.style.access", "true");
    configuration.setString("s3.access-key", s3.accessKey());
    configuration.setString("s3.secret-key", s3.secretKey());
    // A cut shall reach the sink, not end in a retry below it
    configuration.setString("s3.attempts.maximum", "0");
    configuration.setString("s3.retry.limit", "0");
    FileSystem.initialize(configuration, null);
  }

  @AfterEach
  void closeProxy() throws IOException {
    proxy.close();
  }

  @Test
  void everyLineIsInOneFile() throws Exception {
    ArchiveJob job = job();

    job.run(sink());

    assertExact(job);
  }

  @Test
  void cutCommitsAndManifestsNeitherLoseNorDoubleALine() throws Exception {
    for (int nth : new int[] {1, 8, 15, 30}) {
      proxy.cut(new Cut(COMPLETE_UPLOAD, nth, Moment.BEFORE_REQUEST));
    }
    for (int nth : new int[] {4, 11, 22}) {
      proxy.cut(new Cut(COMPLETE_UPLOAD, nth, Moment.BEFORE_ANSWER));
    }
    proxy.cut(new Cut(PUT_MANIFEST, 1, Moment.BEFORE_REQUEST));
    proxy.cut(new Cut(PUT_MANIFEST, 3, Moment.BEFORE_ANSWER));
    ArchiveJob job = job();

    job.run(sink());

    assertThat(proxy.cutsMade()).isEqualTo(9);
    assertThat(archived().attempts())
        .as("writers, those of restarted tasks included")
        .hasSizeGreaterThan(2);
    assertExact(job);
  }

  @Test
  void aBatchIsExact() throws Exception {
    ArchiveJob job = new ArchiveJob(checkpoints, LINES, 1e9).batch();

    job.run(ArchiveSink.forBatch(settings()));

    assertExact(job);
    assertThat(archived().linesByFile()).hasSize(ArchiveJob.PARTITIONS);
  }

  @Test
  void aSecondJobUnderTheSameRunIsRefused() throws Exception {
    ArchiveJob job = job();
    job.run(sink());

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> job().run(sink()))
        .withStackTraceContaining("restores no state: it would write beside them");
    assertExact(job);
  }

  @Test
  void anUploadPersistedPastItsLastPartIsRecoveredWithEveryByte() throws Exception {
    byte[] bytes = new byte[(6 << 20) + 1234];
    new Random(1).nextBytes(bytes);
    org.apache.flink.core.fs.Path path =
        new org.apache.flink.core.fs.Path("s3://cards/" + prefix + "/upload");
    RecoverableWriter writer = path.getFileSystem().createRecoverableWriter();
    RecoverableFsDataOutputStream first = writer.open(path);
    first.write(bytes, 0, bytes.length - 100);
    byte[] handle =
        SimpleVersionedSerialization.writeVersionAndSerialize(
            writer.getResumeRecoverableSerializer(), first.persist());
    first.write(new byte[777]); // lost with the process

    ResumeRecoverable resumed =
        SimpleVersionedSerialization.readVersionAndDeSerialize(
            writer.getResumeRecoverableSerializer(), handle);
    RecoverableFsDataOutputStream second = writer.recover(resumed);
    second.write(bytes, bytes.length - 100, 100);
    second.closeForCommit().commit();

    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void theLatestManifestIsFoundAmongFolders() throws IOException {
    Manifests manifests = new Manifests(settings().root());
    assertThat(manifests.latest("live-1")).isEmpty();
    for (long checkpoint : new long[] {9_999, 10_002, 10_001}) {
      manifests.write(new ManifestName("live-1", checkpoint, 2), new Manifest("job-a", List.of()));
    }

    assertThat(manifests.latest("live-1")).contains(new ManifestName("live-1", 10_002, 2));
  }

  private ArchiveJob job() {
    return new ArchiveJob(checkpoints, LINES, LINES_PER_SECOND);
  }

  private ArchiveSettings settings() {
    return ArchiveJob.settings("s3://cards/" + prefix);
  }

  private ArchiveSink sink() {
    return new ArchiveSink(settings());
  }

  private Archived archived() throws IOException {
    return Archived.read(s3.files().resolve(prefix));
  }

  private void assertExact(ArchiveJob job) throws IOException {
    Archived archived = archived();
    assertThat(archived.lines().stream().sorted().toList()).isEqualTo(job.expected());
    assertThat(archived.visibleFiles()).isEqualTo(archived.linesByFile().keySet());
  }
}
