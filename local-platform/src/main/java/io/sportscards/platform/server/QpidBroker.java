package io.sportscards.platform.server;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An AMQP 0-9-1 broker from jars alone, Apache Qpid Broker-J.
 *
 * <p>It knows no quorum queues and refuses the argument {@code x-queue-type}; its queues come from
 * {@link io.sportscards.platform.broker.BrokerDefinitions} in its own terms, so clients check them
 * passively.
 */
public final class QpidBroker extends LocalServer {
  private final QpidOptions options;

  private QpidBroker(Path dir, QpidOptions options) {
    super(dir, options.port(), "TERM");
    this.options = options;
  }

  /** Starts a durable broker on a free port, over the messages already in the directory. */
  public static QpidBroker start(Path dir) {
    return start(dir, QpidOptions.onDisk());
  }

  /** Starts a broker over the messages already in the directory; waits until it lets clients in. */
  public static QpidBroker start(Path dir, QpidOptions options) {
    QpidBroker broker = new QpidBroker(dir, options);
    broker.writeFiles();
    broker.launch();
    return broker;
  }

  /** Address without user and password, e.g. {@code amqp://127.0.0.1:21022}. */
  public String uri() {
    return "amqp://127.0.0.1:" + port();
  }

  public String user() {
    return options.user();
  }

  public String password() {
    return options.password();
  }

  /** Makes connections that do not come back by themselves. */
  public ConnectionFactory clients() {
    return AmqpClients.of(port(), user(), password());
  }

  @Override
  Launch command() {
    List<String> javaOptions = new ArrayList<>(JavaCommand.smallServer(512));
    javaOptions.add("-XX:MaxDirectMemorySize=512m");
    javaOptions.add("-Dderby.stream.error.file=" + dir().resolve("derby.log"));
    return new Launch(
        "Qpid Broker-J",
        JavaCommand.of(
            ServerJars.of("qpid"), javaOptions, "org.apache.qpid.server.Main", arguments()),
        Map.of(),
        dir(),
        dir().resolve("qpid.log"));
  }

  @Override
  Probe readiness() {
    return new AmqpProbe(port(), options.user(), options.password());
  }

  private List<String> arguments() {
    return List.of(
        "--initial-config-path",
        dir().resolve("initial-config.json").toString(),
        "--store-type",
        "Memory",
        "--config-property",
        "qpid.work_dir=" + dir().resolve("work"));
  }

  private void writeFiles() {
    try {
      Files.createDirectories(dir());
      QpidConfiguration.write(dir(), port(), options);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare Qpid's directory " + dir(), e);
    }
  }
}
