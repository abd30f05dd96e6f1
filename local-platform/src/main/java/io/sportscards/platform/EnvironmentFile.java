package io.sportscards.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code .local/env}: where the parts of the running platform answer, as lines of KEY=value with
 * the names of {@code .env.example}. Only its owner may read it.
 */
final class EnvironmentFile {
  /** Names in it whose values are not shown. */
  static final Set<String> SECRETS = Set.of("AWS_SECRET_ACCESS_KEY", "POSTGRES_PASSWORD");

  private static final String BROKER_PASSWORD = "rabbitmq-password";
  private static final String JOURNAL_PASSWORD = "postgres-password";

  private EnvironmentFile() {}

  static void write(PlatformOptions options, List<Part> parts) {
    Path local = options.local().toAbsolutePath();
    try {
      replace(local.resolve(BROKER_PASSWORD), brokerPassword(options) + "\n");
      replace(local.resolve(JOURNAL_PASSWORD), options.journal().password().reveal() + "\n");
      StringBuilder text = new StringBuilder();
      values(options, parts)
          .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
      replace(local.resolve("env"), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + local.resolve("env"), e);
    }
  }

  static void delete(Path local) {
    try {
      Files.deleteIfExists(local.resolve("env"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + local.resolve("env"), e);
    }
  }

  /** What the file says; empty when there is none. */
  static Map<String, String> read(Path local) {
    Path file = local.resolve("env");
    if (Files.notExists(file)) {
      return Map.of();
    }
    try {
      Map<String, String> values = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        int name = line.indexOf('=');
        values.put(line.substring(0, name), line.substring(name + 1));
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * The lines by name.
   *
   * @param parts all of them
   */
  static Map<String, String> values(PlatformOptions options, List<Part> parts) {
    Path local = options.local().toAbsolutePath();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("RABBITMQ_URI", addressOf(parts, "broker"));
    values.put("RABBITMQ_USER", isOwnRabbitMq(options) ? "guest" : options.broker().user());
    values.put("RABBITMQ_PASSWORD_FILE", local.resolve(BROKER_PASSWORD).toString());
    values.put("QUEUE_NAME", options.broker().queue());
    values.put("S3_ENDPOINT", addressOf(parts, "s3"));
    values.put("S3_BUCKET", options.objectStore().bucket());
    values.put("S3_PREFIX", options.objectStore().prefix());
    values.put("AWS_ACCESS_KEY_ID", options.objectStore().accessKey());
    values.put("AWS_SECRET_ACCESS_KEY", options.objectStore().secretKey().reveal());
    URI journal = URI.create(addressOf(parts, "postgres").substring("jdbc:".length()));
    values.put("POSTGRES_HOST", journal.getHost());
    values.put("POSTGRES_PORT", Integer.toString(journal.getPort() > 0 ? journal.getPort() : 5432));
    values.put("POSTGRES_DB", options.journal().database());
    values.put("POSTGRES_USER", options.journal().user());
    values.put("POSTGRES_PASSWORD", options.journal().password().reveal());
    values.put("POSTGRES_PASSWORD_FILE", local.resolve(JOURNAL_PASSWORD).toString());
    values.put("FLINK_REST", addressOf(parts, "flink"));
    values.put("TASK_MANAGERS", Integer.toString(options.cluster().taskManagers()));
    return values;
  }

  private static String brokerPassword(PlatformOptions options) {
    return isOwnRabbitMq(options) ? "guest" : options.broker().password().reveal();
  }

  private static boolean isOwnRabbitMq(PlatformOptions options) {
    return options.broker().choice().equals(PlatformOptions.RABBITMQ);
  }

  private static String addressOf(List<Part> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(Part::address)
        .findFirst()
        .orElseThrow();
  }

  private static void replace(Path file, String text) throws IOException {
    Path next =
        Files.createTempFile(
            file.getParent(),
            "next",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
