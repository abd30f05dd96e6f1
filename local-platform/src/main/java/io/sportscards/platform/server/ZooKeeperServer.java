package io.sportscards.platform.server;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A single ZooKeeper server on 127.0.0.1 as a child process, for a Flink cluster with high
 * availability. Sessions last 1 to 10 seconds after their client's last word, as the client asks.
 * Not thread-safe.
 */
public final class ZooKeeperServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // a session's shortest and longest timeout are 2 and 20 ticks
  private static final int TICK_MILLIS = 500;

  private static final String LOGGING =
      """
      rootLogger.level = WARN
      rootLogger.appenderRef.console.ref = console
      appender.console.name = console
      appender.console.type = Console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC} %-5p %c{1.} %m%n
      """;

  private final Path dir;
  private final int port;
  private ChildProcess process;

  private ZooKeeperServer(Path dir) {
    this.dir = dir;
    this.port = FreePorts.one();
  }

  /** Starts a server on a free port over the data already in the directory. */
  public static ZooKeeperServer start(Path dir) {
    ZooKeeperServer server = new ZooKeeperServer(dir.toAbsolutePath());
    server.writeFiles();
    server.launch();
    return server;
  }

  /** E.g. {@code 127.0.0.1:21022}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  public ProcessId id() {
    return process.id();
  }

  /** Kills the server at once (-9), as a crash would; {@link #restart()} continues. */
  public void kill() {
    process.kill();
  }

  /** Stops the server if it runs and starts it again: same port, same data. */
  public void restart() {
    close();
    launch();
  }

  /** Stops the server; no process is left. The directory stays. */
  @Override
  public void close() {
    process.stop("TERM", Duration.ofSeconds(10));
  }

  private void launch() {
    List<String> options = new ArrayList<>(JavaCommand.smallServer(64));
    options.add("-Dlog4j.configurationFile=" + dir.resolve("log4j2.properties"));
    process =
        ChildProcess.start(
            new Launch(
                "ZooKeeper",
                JavaCommand.of(
                    ServerJars.of("zookeeper"),
                    options,
                    "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain",
                    List.of(dir.resolve("zoo.cfg").toString())),
                Map.of(),
                dir,
                dir.resolve("zookeeper.log")));
    process.awaitReady(this::isServing, PATIENCE);
  }

  /** The port is open before the server serves, and stays open when it failed to start. */
  private boolean isServing() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Probe.CONNECT_MILLIS);
      socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.startsWith("Zookeeper version");
    } catch (IOException notYet) {
      return false;
    }
  }

  private void writeFiles() {
    try {
      Files.createDirectories(dir);
      Files.writeString(dir.resolve("log4j2.properties"), LOGGING);
      Files.write(
          dir.resolve("zoo.cfg"),
          List.of(
              "dataDir=" + dir.resolve("data"),
              "clientPort=" + port,
              "clientPortAddress=127.0.0.1",
              "tickTime=" + TICK_MILLIS,
              "admin.enableServer=false"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare ZooKeeper's directory " + dir, e);
    }
  }
}
