package io.sportscards.platform.server;

import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A single ZooKeeper server on 127.0.0.1 as a child process, for a Flink cluster with high
 * availability. Sessions last 1 to 10 seconds after their client's last word, as the client asks.
 * Not thread-safe.
 */
public final class ZooKeeperServer extends LocalServer {
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

  private ZooKeeperServer(Path dir) {
    super(dir, 0, "TERM");
  }

  /** Starts a server on a free port over the data already in the directory. */
  public static ZooKeeperServer start(Path dir) {
    ZooKeeperServer server = new ZooKeeperServer(dir);
    server.writeFiles();
    server.launch();
    return server;
  }

  /** E.g. {@code 127.0.0.1:21022}. */
  public String address() {
    return "127.0.0.1:" + port();
  }

  @Override
  Launch command() {
    List<String> options = new ArrayList<>(JavaCommand.smallServer(64));
    options.add("-Dlog4j.configurationFile=" + dir().resolve("log4j2.properties"));
    return new Launch(
        "ZooKeeper",
        JavaCommand.of(
            ServerJars.of("zookeeper"),
            options,
            "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain",
            List.of(dir().resolve("zoo.cfg").toString())),
        Map.of(),
        dir(),
        dir().resolve("zookeeper.log"));
  }

  @Override
  Probe readiness() {
    return this::isServing;
  }

  /** The port is open before the server serves, and stays open when it failed to start. */
  private boolean isServing() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
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
      Files.createDirectories(dir());
      Files.writeString(dir().resolve("log4j2.properties"), LOGGING);
      Files.write(
          dir().resolve("zoo.cfg"),
          List.of(
              "dataDir=" + dir().resolve("data"),
              "clientPort=" + port(),
              "clientPortAddress=127.0.0.1",
              "tickTime=" + TICK_MILLIS,
              "admin.enableServer=false"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare ZooKeeper's directory " + dir(), e);
    }
  }
}
