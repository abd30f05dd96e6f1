package io.sportscards.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One place to look for logs, {@code .local/logs}: links to where each server writes its own. */
final class LogLinks {
  private LogLinks() {}

  static void to(Path local, Part part) {
    String target =
        switch (part.kind()) {
          case "Qpid" -> "qpid/qpid.log";
          case "RabbitMQ" -> "rabbitmq/log";
          case "S3Proxy" -> "s3/s3proxy.log";
          case "PostgreSQL" -> "postgres/postgres.log";
          case "Flink" -> "flink/log";
          default -> "";
        };
    if (target.isEmpty()) {
      return;
    }
    try {
      Path link = Files.createDirectories(local.resolve("logs")).resolve(part.name());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of("..").resolve(target));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link the log of " + part.name(), e);
    }
  }
}
