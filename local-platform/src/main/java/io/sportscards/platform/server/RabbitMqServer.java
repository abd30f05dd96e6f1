package io.sportscards.platform.server;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import io.sportscards.platform.process.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A RabbitMQ server, the one of the operating system's package, as a child process on 127.0.0.1
 * with everything it writes in one directory. Several run side by side. Not thread-safe.
 */
public final class RabbitMqServer implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private final RabbitMqNode node;
  private ChildProcess epmd;
  private ChildProcess broker;

  private RabbitMqServer(RabbitMqNode node) {
    this.node = node;
  }

  /** Whether this machine has the package; scripts/install-servers.sh installs it. */
  public static boolean isInstalled() {
    return Files.isExecutable(RabbitMqNode.PROGRAMS.resolve("rabbitmq-server"));
  }

  /** Starts a server without plugins on a free port, over the data already in the directory. */
  public static RabbitMqServer start(Path dir) {
    return start(dir, RabbitMqOptions.quick());
  }

  /**
   * Starts a server over the data already in the directory and waits until it lets clients in.
   *
   * @throws IllegalStateException when RabbitMQ is not installed or did not come up
   */
  public static RabbitMqServer start(Path dir, RabbitMqOptions options) {
    if (!isInstalled()) {
      throw new IllegalStateException(
          "RabbitMQ is not installed in %s; run scripts/install-servers.sh"
              .formatted(RabbitMqNode.PROGRAMS));
    }
    RabbitMqServer server = new RabbitMqServer(RabbitMqNode.prepare(dir.toAbsolutePath(), options));
    server.launch();
    return server;
  }

  public int port() {
    return node.port();
  }

  /** Address without user and password, e.g. {@code amqp://127.0.0.1:21022}. */
  public String uri() {
    return "amqp://127.0.0.1:" + node.port();
  }

  public String user() {
    return RabbitMqNode.USER;
  }

  public String password() {
    return RabbitMqNode.PASSWORD;
  }

  /** Makes connections that do not come back by themselves. */
  public ConnectionFactory clients() {
    return AmqpClients.of(port(), user(), password());
  }

  /**
   * Port of the management UI and API.
   *
   * @throws IllegalStateException when the server was started without plugins
   */
  public int managementPort() {
    if (!node.options().management()) {
      throw new IllegalStateException(
          "This server was started without plugins; use RabbitMqOptions.withManagement");
    }
    return node.managementPort();
  }

  /** The broker's own process, the one that holds the messages. */
  public ProcessId id() {
    return broker.id();
  }

  /** The processes of this server, the broker first. */
  public List<ProcessId> processes() {
    return List.of(broker.id(), epmd.id());
  }

  /**
   * Runs rabbitmqctl against this server; takes 1 to 3 seconds.
   *
   * @return what it printed
   * @throws IllegalStateException with its output when it failed
   */
  public String ctl(String... arguments) {
    return node.ctl(arguments);
  }

  /** Closes every client's connection from the broker's side (320 CONNECTION_FORCED). */
  public void closeAllConnections(String reason) {
    ctl("close_all_connections", reason);
  }

  /**
   * Makes queues declared just now survive a kill. RabbitMQ 3.10 writes the list of its quorum
   * queues some half a second late, and a queue missing from it comes back empty, its confirmed
   * messages lost. Its own list of queues is late too: one that is missing there does not come back
   * at all, and whoever reads it is answered 404.
   */
  public void syncQueueDirectory() {
    ctl(
        "eval",
        "dumped = mnesia:dump_log(), ok = mnesia:sync_log(), [ok = dets:sync(T) || T <-"
            + " dets:all()].");
  }

  /**
   * Kills the broker at once (-9), as a crash would. Its data stay; {@link #restart()} continues.
   */
  public void kill() {
    broker.kill();
  }

  /** Stops the broker cleanly if it runs and starts it again: same ports, same data. */
  public void restart() {
    stop();
    launch();
  }

  /** Stops the broker cleanly; after 30 seconds it is killed. Does nothing when it is down. */
  public void stop() {
    broker.stop("TERM", STOP_PATIENCE);
    epmd.stop("TERM", STOP_PATIENCE);
  }

  /** Stops the server; no process is left. The directory stays. */
  @Override
  public void close() {
    stop();
  }

  /** Lets it outlive this JVM. */
  public void leaveRunning() {
    broker.leaveRunning();
    epmd.leaveRunning();
  }

  private void launch() {
    // epmd, Erlang's name server, would otherwise be started by the broker as a daemon nobody owns
    epmd = ChildProcess.start(launchOf("RabbitMQ's epmd", "epmd.log", node.epmdCommand()));
    try {
      epmd.awaitReady(Probe.port(node.epmdPort()), START_PATIENCE);
      broker = ChildProcess.start(launchOf("RabbitMQ", "server.log", node.serverCommand()));
      broker.awaitReady(
          new AmqpProbe(node.port(), RabbitMqNode.USER, RabbitMqNode.PASSWORD), START_PATIENCE);
    } catch (IllegalStateException e) {
      epmd.kill();
      throw e;
    }
  }

  private Launch launchOf(String name, String log, List<String> command) {
    return new Launch(
        name, command, node.environment(), node.dir(), node.dir().resolve("log").resolve(log));
  }
}
