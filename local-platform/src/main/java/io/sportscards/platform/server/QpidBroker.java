package io.sportscards.platform.server;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An AMQP 0-9-1 broker from jars alone, Apache Qpid Broker-J, as a child process on 127.0.0.1. Not
 * thread-safe.
 *
 * <p>It knows no quorum queues and refuses the argument {@code x-queue-type}; its queues come from
 * {@link io.sportscards.platform.broker.BrokerDefinitions} in its own terms, so clients check them
 * passively.
 */
public final class QpidBroker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path dir;
  private final QpidOptions options;
  private final int port;
  private ChildProcess process;

  private QpidBroker(Path dir, QpidOptions options) {
    this.dir = dir;
    this.options = options;
    this.port = options.port() == 0 ? FreePorts.one() : options.port();
  }

  /** Starts a durable broker on a free port, over the messages already in the directory. */
  public static QpidBroker start(Path dir) {
    return start(dir, QpidOptions.onDisk());
  }

  /** Starts a broker over the messages already in the directory; waits until it lets clients in. */
  public static QpidBroker start(Path dir, QpidOptions options) {
    QpidBroker broker = new QpidBroker(dir.toAbsolutePath(), options);
    broker.writeFiles();
    broker.launch();
    return broker;
  }

  public int port() {
    return port;
  }

  /** Address without user and password, e.g. {@code amqp://127.0.0.1:21022}. */
  public String uri() {
    return "amqp://127.0.0.1:" + port;
  }

  public String user() {
    return options.user();
  }

  public String password() {
    return options.password();
  }

  public ProcessId id() {
    return process.id();
  }

  /** Kills the broker at once (-9), as a crash would; {@link #restart()} continues. */
  public void kill() {
    process.kill();
  }

  /** Stops the broker if it runs and starts it again on the same port. */
  public void restart() {
    close();
    launch();
  }

  /** Stops the broker; no process is left. The directory stays. */
  @Override
  public void close() {
    process.stop("TERM", Duration.ofSeconds(20));
  }

  /** Lets it outlive this JVM. */
  public void leaveRunning() {
    process.leaveRunning();
  }

  private void launch() {
    List<String> javaOptions = new ArrayList<>(JavaCommand.smallServer(512));
    javaOptions.add("-XX:MaxDirectMemorySize=512m");
    javaOptions.add("-Dderby.stream.error.file=" + dir.resolve("derby.log"));
    process =
        ChildProcess.start(
            new Launch(
                "Qpid Broker-J",
                JavaCommand.of(
                    ServerJars.of("qpid"), javaOptions, "org.apache.qpid.server.Main", arguments()),
                Map.of(),
                dir,
                dir.resolve("qpid.log")));
    process.awaitReady(new AmqpProbe(port, options.user(), options.password()), PATIENCE);
  }

  private List<String> arguments() {
    return List.of(
        "--initial-config-path",
        dir.resolve("initial-config.json").toString(),
        "--store-type",
        "Memory",
        "--config-property",
        "qpid.work_dir=" + dir.resolve("work"));
  }

  private void writeFiles() {
    try {
      Files.createDirectories(dir);
      QpidConfiguration.write(dir, port, options);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare Qpid's directory " + dir, e);
    }
  }
}
