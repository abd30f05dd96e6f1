package io.sportscards.platform.server;

import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An S3 server, S3Proxy over plain files: objects lie at {@code <dir>/data/<bucket>/<key>}. It
 * checks signatures as S3 does.
 *
 * <p>Being files, the keys {@code a} and {@code a/b} cannot both exist, and there are no lifecycle
 * rules.
 */
public final class S3ProxyServer extends LocalServer {
  private final S3ProxyOptions options;

  private S3ProxyServer(Path dir, S3ProxyOptions options) {
    super(dir, options.port(), "TERM");
    this.options = options;
  }

  /** Starts a server with a bucket on a free port, over the objects already in the directory. */
  public static S3ProxyServer start(Path dir, String bucket) {
    return start(dir, S3ProxyOptions.ofBucket(bucket));
  }

  /** Starts a server over the objects already in the directory and waits until it answers. */
  public static S3ProxyServer start(Path dir, S3ProxyOptions options) {
    S3ProxyServer server = new S3ProxyServer(dir, options);
    server.writeFiles();
    server.launch();
    return server;
  }

  /** E.g. {@code http://127.0.0.1:21022}; clients address buckets by path. */
  public String endpoint() {
    return "http://127.0.0.1:" + port();
  }

  public String bucket() {
    return options.bucket();
  }

  public String accessKey() {
    return options.accessKey();
  }

  public String secretKey() {
    return options.secretKey();
  }

  /** Where the bucket's objects lie as files. */
  public Path files() {
    return dir().resolve("data").resolve(options.bucket());
  }

  @Override
  Launch command() {
    List<String> javaOptions = new ArrayList<>(JavaCommand.smallServer(192));
    javaOptions.add("-Dlogback.configurationFile=" + dir().resolve("logback.xml"));
    return new Launch(
        "S3Proxy",
        JavaCommand.of(
            ServerJars.of("s3proxy"),
            javaOptions,
            "org.gaul.s3proxy.Main",
            List.of("--properties", dir().resolve("s3proxy.conf").toString())),
        Map.of(),
        dir(),
        dir().resolve("s3proxy.log"));
  }

  @Override
  Probe readiness() {
    return Probe.port(port());
  }

  private void writeFiles() {
    try {
      Files.createDirectories(files());
      Path configuration = dir().resolve("s3proxy.conf");
      Files.deleteIfExists(configuration);
      Files.createFile(
          configuration,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(
          configuration,
          List.of(
              "s3proxy.endpoint=" + endpoint(),
              "s3proxy.authorization=aws-v2-or-v4",
              "s3proxy.identity=" + options.accessKey(),
              "s3proxy.credential=" + options.secretKey(),
              "jclouds.provider=filesystem",
              "jclouds.identity=unused",
              "jclouds.credential=unused",
              "jclouds.filesystem.basedir=" + dir().resolve("data")));
      Files.writeString(dir().resolve("logback.xml"), Logback.configuration("WARN"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare S3Proxy's directory " + dir(), e);
    }
  }
}
