package io.sportscards.platform;

import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.settings.Secret;
import java.nio.file.Path;

/**
 * What the local platform consists of. A part whose address is given belongs to the user: it is
 * checked to answer, never started or stopped.
 *
 * @param local the checkout's directory of local state, {@code .local}
 */
public record PlatformOptions(
    Path local, Broker broker, ObjectStore objectStore, Journal journal, Cluster cluster) {

  /**
   * Choice for a broker from jars alone, Qpid. It holds messages in memory and forgets them when it
   * ends; publishers wait while its queue is full.
   */
  public static final String EMBEDDED = "embedded";

  /** Choice for a RabbitMQ server of the operating system's package. */
  public static final String RABBITMQ = "rabbitmq";

  /**
   * The message broker.
   *
   * @param choice {@link #EMBEDDED}, {@link #RABBITMQ} or the address of the user's own, {@code
   *     amqp://host:port} or {@code amqps://...}
   * @param port for a broker that is started; 0 takes a free one
   * @param user of the embedded broker or the user's own; a RabbitMQ started here has guest
   */
  public record Broker(String choice, int port, String user, Secret password, String queue) {}

  /**
   * The S3 server.
   *
   * @param endpoint of the user's own; empty to start one
   * @param port for one that is started; 0 takes a free one
   */
  public record ObjectStore(
      String endpoint,
      int port,
      String bucket,
      String prefix,
      String accessKey,
      Secret secretKey) {}

  /**
   * The event journal.
   *
   * @param jdbcUrl of the user's own, {@code jdbc:postgresql://host:port/database}; empty to start
   *     one
   * @param port for one that is started; 0 takes a free one
   */
  public record Journal(String jdbcUrl, int port, String database, String user, Secret password) {}

  /**
   * The Flink session cluster.
   *
   * @param rest address of the user's own; empty to start one
   * @param port for one that is started; 0 takes a free one
   * @param logLevel of its processes, Log4j's word
   */
  public record Cluster(String rest, int port, int taskManagers, String logLevel) {}

  /** Everything started here on free ports, with two TaskManagers and the embedded broker. */
  public static PlatformOptions allLocal(Path local) {
    return new PlatformOptions(
        local,
        new Broker(EMBEDDED, 0, "guest", new Secret("guest"), BrokerDefinitions.DEFAULT_QUEUE),
        new ObjectStore(
            "", 0, "sportscards", "analytics", "local", new Secret("local-only-secret")),
        new Journal("", 0, "journal", "journal", new Secret("local-only")),
        new Cluster("", 0, 2, "INFO"));
  }

  /** The same with another broker. */
  public PlatformOptions withBroker(Broker other) {
    return new PlatformOptions(local, other, objectStore, journal, cluster);
  }

  /** The same with another cluster. */
  public PlatformOptions withCluster(Cluster other) {
    return new PlatformOptions(local, broker, objectStore, journal, other);
  }
}
