package io.sportscards.platform.server;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An S3 server on 127.0.0.1, S3Proxy over plain files, as a child process: objects lie at {@code
 * <dir>/data/<bucket>/<key>}. It checks signatures as S3 does. Not thread-safe.
 *
 * <p>Being files, the keys {@code a} and {@code a/b} cannot both exist, and there are no lifecycle
 * rules.
 */
public final class S3ProxyServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path dir;
  private final S3ProxyOptions options;
  private final int port;
  private ChildProcess process;

  private S3ProxyServer(Path dir, S3ProxyOptions options) {
    this.dir = dir;
    this.options = options;
    this.port = options.port() == 0 ? FreePorts.one() : options.port();
  }

  /** Starts a server with a bucket on a free port, over the objects already in the directory. */
  public static S3ProxyServer start(Path dir, String bucket) {
    return start(dir, S3ProxyOptions.ofBucket(bucket));
  }

  /** Starts a server over the objects already in the directory and waits until it answers. */
  public static S3ProxyServer start(Path dir, S3ProxyOptions options) {
    S3ProxyServer server = new S3ProxyServer(dir.toAbsolutePath(), options);
    server.writeFiles();
    server.launch();
    return server;
  }

  public int port() {
    return port;
  }

  /** E.g. {@code http://127.0.0.1:21022}; clients address buckets by path. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
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
    return dir.resolve("data").resolve(options.bucket());
  }

  public ProcessId id() {
    return process.id();
  }

  /** Kills the server at once (-9), as a crash would; {@link #restart()} continues. */
  public void kill() {
    process.kill();
  }

  /** Stops the server if it runs and starts it again: same port, same objects. */
  public void restart() {
    close();
    launch();
  }

  /** Stops the server; no process is left. The directory stays. */
  @Override
  public void close() {
    process.stop("TERM", Duration.ofSeconds(10));
  }

  /** Lets it outlive this JVM. */
  public void leaveRunning() {
    process.leaveRunning();
  }

  private void launch() {
    List<String> options = new ArrayList<>(JavaCommand.smallServer(192));
    options.add("-Dlogback.configurationFile=" + dir.resolve("logback.xml"));
    process =
        ChildProcess.start(
            new Launch(
                "S3Proxy",
                JavaCommand.of(
                    ServerJars.of("s3proxy"),
                    options,
                    "org.gaul.s3proxy.Main",
                    List.of("--properties", dir.resolve("s3proxy.conf").toString())),
                Map.of(),
                dir,
                dir.resolve("s3proxy.log")));
    process.awaitReady(Probe.port(port), PATIENCE);
  }

  private void writeFiles() {
    try {
      Files.createDirectories(files());
      Path configuration = dir.resolve("s3proxy.conf");
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
              "jclouds.filesystem.basedir=" + dir.resolve("data")));
      Files.writeString(dir.resolve("logback.xml"), Logback.configuration("WARN"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare S3Proxy's directory " + dir, e);
    }
  }
}
