package io.sportscards.demo.commands;

import io.sportscards.platform.PlatformOptions;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code up} reads: ports of what it starts, and addresses of what the user brings. */
final class PlatformFlags {
  static final Setting<String> BROKER =
      SettingTypes.text(
              "BROKER",
              Pattern.compile("embedded|rabbitmq|amqps?://.+"),
              "embedded, rabbitmq or an address amqp://host:port or amqps://host:port",
              PlatformOptions.EMBEDDED,
              "Qpid from jars, the installed RabbitMQ server, or the address of your own broker")
          .asFlag();

  static final List<Setting<?>> ALL =
      List.of(
          BROKER,
          PlatformSettings.RABBITMQ_URI,
          PlatformSettings.RABBITMQ_USER,
          PlatformSettings.RABBITMQ_PASSWORD_FILE,
          PlatformSettings.QUEUE_NAME,
          PlatformSettings.S3_ENDPOINT,
          PlatformSettings.S3_BUCKET,
          PlatformSettings.S3_PREFIX,
          PlatformSettings.AWS_ACCESS_KEY_ID,
          PlatformSettings.AWS_SECRET_ACCESS_KEY,
          PlatformSettings.POSTGRES_HOST,
          PlatformSettings.POSTGRES_PORT,
          PlatformSettings.POSTGRES_DB,
          PlatformSettings.POSTGRES_USER,
          PlatformSettings.POSTGRES_PASSWORD,
          PlatformSettings.FLINK_REST,
          PlatformSettings.TASK_MANAGERS);

  private PlatformFlags() {}

  /**
   * An address given as a flag is the user's own server; one from {@code .env} says the port of
   * ours.
   */
  static PlatformOptions options(Path local, Settings settings) throws CommandFailure {
    return new PlatformOptions(
        local, broker(settings), objectStore(settings), journal(settings), cluster(settings));
  }

  private static PlatformOptions.Broker broker(Settings settings) throws CommandFailure {
    String choice = settings.get(BROKER);
    return new PlatformOptions.Broker(
        choice,
        settings.get(PlatformSettings.RABBITMQ_URI).getPort(),
        settings.get(PlatformSettings.RABBITMQ_USER),
        choice.startsWith("amqp")
            ? password(settings.get(PlatformSettings.RABBITMQ_PASSWORD_FILE))
            : new Secret("guest"),
        settings.get(PlatformSettings.QUEUE_NAME));
  }

  private static Secret password(Path file) throws CommandFailure {
    try (var lines = Files.lines(file)) {
      return new Secret(lines.findFirst().orElse(""));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Cannot read your broker's password from RABBITMQ_PASSWORD_FILE=\"%s\" (%s); its first line is taken"
              .formatted(file, e));
    }
  }

  private static PlatformOptions.ObjectStore objectStore(Settings settings) {
    URI endpoint = settings.get(PlatformSettings.S3_ENDPOINT);
    boolean isOwn = settings.isFlagged(PlatformSettings.S3_ENDPOINT);
    String prefix = settings.get(PlatformSettings.S3_PREFIX);
    return new PlatformOptions.ObjectStore(
        isOwn ? endpoint.toString() : "",
        isOwn || endpoint == null ? 0 : endpoint.getPort(),
        settings.get(PlatformSettings.S3_BUCKET),
        prefix == null ? "" : prefix,
        settings.get(PlatformSettings.AWS_ACCESS_KEY_ID),
        settings.get(PlatformSettings.AWS_SECRET_ACCESS_KEY));
  }

  private static PlatformOptions.Journal journal(Settings settings) {
    int port = settings.get(PlatformSettings.POSTGRES_PORT);
    String database = settings.get(PlatformSettings.POSTGRES_DB);
    String own =
        settings.isFlagged(PlatformSettings.POSTGRES_HOST)
            ? "jdbc:postgresql://%s:%d/%s"
                .formatted(settings.get(PlatformSettings.POSTGRES_HOST), port, database)
            : "";
    return new PlatformOptions.Journal(
        own,
        port,
        database,
        settings.get(PlatformSettings.POSTGRES_USER),
        settings.get(PlatformSettings.POSTGRES_PASSWORD));
  }

  private static PlatformOptions.Cluster cluster(Settings settings) {
    URI rest = settings.get(PlatformSettings.FLINK_REST);
    boolean isOwn = settings.isFlagged(PlatformSettings.FLINK_REST);
    return new PlatformOptions.Cluster(
        isOwn ? rest.toString() : "",
        isOwn ? 0 : rest.getPort(),
        settings.get(PlatformSettings.TASK_MANAGERS),
        settings.get(PlatformSettings.LOG_LEVEL));
  }
}
