package io.sportscards.platform;

import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.server.PostgresOptions;
import io.sportscards.platform.server.PostgresServer;
import io.sportscards.platform.server.QpidBroker;
import io.sportscards.platform.server.QpidOptions;
import io.sportscards.platform.server.RabbitMqOptions;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyOptions;
import io.sportscards.platform.server.S3ProxyServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts the parts of the platform one by one and lets them go. */
final class StartPart {
  private final PlatformOptions options;
  private final PartRecords records;

  StartPart(PlatformOptions options) {
    this.options = options;
    this.records = new PartRecords(options.local());
  }

  /**
   * How one part comes to be.
   *
   * @param kind which server it would be
   * @param address given by the user; empty for one that is started
   * @param port wanted for one that is started; 0 for any
   */
  record Step(
      String name,
      String kind,
      String address,
      int port,
      Supplier<Part> starter,
      Function<Part, Optional<Part>> mender) {

    /** The part when it is well, or can be made so as it runs; else it must be started anew. */
    Optional<Part> mend(Part known) {
      return known.kind().equals(kind) ? mender.apply(known) : Optional.empty();
    }

    Part start() {
      if (address.isEmpty()) {
        return starter.get();
      }
      Part part = Part.givenByUser(name, address);
      if (!part.isHealthy()) {
        throw new IllegalStateException(
            "Your %s at %s does not answer; check its address and that it runs"
                .formatted(name, address));
      }
      return part;
    }
  }

  List<Step> steps() {
    return List.of(
        brokerStep(),
        step(
            "s3",
            "S3Proxy",
            options.objectStore().endpoint(),
            options.objectStore().port(),
            this::s3),
        step(
            "postgres",
            "PostgreSQL",
            options.journal().jdbcUrl(),
            options.journal().port(),
            this::postgres),
        flinkStep());
  }

  private static Step step(
      String name, String kind, String given, int port, Supplier<Part> starter) {
    String which = given.isEmpty() ? kind : Part.YOURS;
    return new Step(
        name, which, given, port, starter, part -> Optional.of(part).filter(Part::isHealthy));
  }

  private Step flinkStep() {
    PlatformOptions.Cluster cluster = options.cluster();
    if (!cluster.rest().isEmpty()) {
      return step("flink", Part.YOURS, cluster.rest(), 0, () -> null);
    }
    return new Step(
        "flink",
        "Flink",
        "",
        cluster.port(),
        () -> flink().start(),
        running -> flink().mend(running));
  }

  private Step brokerStep() {
    int port = options.broker().port();
    return switch (options.broker().choice()) {
      case PlatformOptions.EMBEDDED -> step("broker", "Qpid", "", port, this::qpid);
      case PlatformOptions.RABBITMQ -> step("broker", "RabbitMQ", "", port, this::rabbitMq);
      default -> step("broker", Part.YOURS, options.broker().choice(), 0, () -> null);
    };
  }

  private Part qpid() {
    QpidOptions qpid =
        new QpidOptions(
            port("broker", options.broker().port()),
            options.broker().user(),
            options.broker().password().reveal(),
            // on disk it takes some 1,000 messages a second, too few for a demo
            false);
    QpidBroker broker = QpidBroker.start(options.local().resolve("qpid"), qpid);
    orClose(
        broker,
        () ->
            DeclareDefinitions.at(
                broker.uri(), broker.user(), broker.password(), options.broker().queue()));
    broker.leaveRunning();
    return new Part("broker", "Qpid", broker.uri(), List.of(broker.id()), "TERM");
  }

  private Part rabbitMq() {
    RabbitMqServer server =
        RabbitMqServer.start(
            options.local().resolve("rabbitmq"),
            new RabbitMqOptions(port("broker", options.broker().port()), true, List.of()));
    orClose(
        server,
        () -> {
          DeclareDefinitions.at(
              server.uri(), server.user(), server.password(), options.broker().queue());
          server.syncQueueDirectory();
        });
    server.leaveRunning();
    return new Part("broker", "RabbitMQ", server.uri(), server.processes(), "TERM");
  }

  /** A server that cannot be prepared is not left behind. */
  private static void orClose(AutoCloseable server, Runnable preparation) {
    try {
      preparation.run();
    } catch (RuntimeException e) {
      try {
        server.close();
      } catch (Exception alsoThis) {
        e.addSuppressed(alsoThis);
      }
      throw e;
    }
  }

  private Part s3() {
    PlatformOptions.ObjectStore store = options.objectStore();
    S3ProxyServer server =
        S3ProxyServer.start(
            options.local().resolve("s3"),
            new S3ProxyOptions(
                port("s3", store.port()),
                store.bucket(),
                store.accessKey(),
                store.secretKey().reveal()));
    server.leaveRunning();
    ArchiveAtRest.note(options.local(), server.files(), store.prefix());
    return new Part("s3", "S3Proxy", server.endpoint(), List.of(server.id()), "TERM");
  }

  private Part postgres() {
    PlatformOptions.Journal journal = options.journal();
    PostgresServer server =
        PostgresServer.start(
            options.local().resolve("postgres"),
            new PostgresOptions(
                port("postgres", journal.port()),
                journal.database(),
                journal.user(),
                journal.password().reveal(),
                true));
    server.leaveRunning();
    return new Part("postgres", "PostgreSQL", server.jdbcUrl(), List.of(server.id()), "INT");
  }

  private FlinkPart flink() {
    return new FlinkPart(
        options,
        port("flink", options.cluster().port()),
        records.find("s3").orElseThrow().address());
  }

  /** A part that is started again keeps its port: the others know it there. */
  private int port(String name, int wanted) {
    if (wanted != 0) {
      return wanted;
    }
    return records
        .find(name)
        .filter(part -> !part.kind().equals(Part.YOURS))
        .map(Part::port)
        .filter(FreePorts::isFree)
        .orElse(0);
  }
}
