package io.sportscards.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Every shared setting of the platform, declared once, those of the warehouse in {@link
 * WarehouseSettings}. {@code .env.example} lists the same names and docs/settings.md is made from
 * this class; tests hold both.
 */
public final class PlatformSettings {
  private PlatformSettings() {}

  // Broker

  public static final Setting<URI> RABBITMQ_URI =
      SettingTypes.uri(
          "RABBITMQ_URI",
          List.of("amqp", "amqps"),
          null,
          "Broker address with port and, as path, the virtual host; without user and password");

  public static final Setting<String> RABBITMQ_USER =
      SettingTypes.text(
          "RABBITMQ_USER", null, "User that consumes from and publishes to the broker");

  public static final Setting<Path> RABBITMQ_PASSWORD_FILE =
      SettingTypes.path(
          "RABBITMQ_PASSWORD_FILE",
          null,
          "File whose first line is the broker password; read on the task manager at each connect");

  public static final Setting<Path> RABBITMQ_CA_FILE =
      SettingTypes.path(
          "RABBITMQ_CA_FILE",
          "",
          "PEM file of the authorities that may have signed the certificate of an amqps:// broker; read at each connect; empty for those the JVM trusts");

  public static final Setting<String> QUEUE_NAME =
      SettingTypes.text(
          "QUEUE_NAME",
          Pattern.compile("[^\\x00-\\x1f]{1,255}"),
          "a queue name of 1 to 255 characters",
          "analytics.events",
          "Queue that the live job reads; it must exist");

  public static final Setting<String> DEAD_LETTER_QUEUE =
      SettingTypes.text(
          "DEAD_LETTER_QUEUE",
          Pattern.compile("[^\\x00-\\x1f]{1,255}"),
          "a queue name of 1 to 255 characters",
          "",
          "Queue of what the broker gave up on; empty for QUEUE_NAME with .dead-letter behind it");

  public static final Setting<Integer> PREFETCH =
      SettingTypes.integer(
          "PREFETCH",
          1,
          65_535, // basic.qos carries an unsigned short
          "20000",
          "Unacknowledged messages per channel; prefetch x channels x parallelism / checkpoint interval is the most messages per second");

  public static final Setting<Integer> CHANNELS =
      SettingTypes.integer(
          "CHANNELS",
          1,
          64,
          "2",
          "Channels, each with a consumer, per parallel reader of the queue");

  // Journal

  public static final Setting<String> POSTGRES_HOST =
      SettingTypes.text("POSTGRES_HOST", null, "Host of the event journal");

  public static final Setting<Integer> POSTGRES_PORT =
      SettingTypes.integer("POSTGRES_PORT", 1, 65_535, "5432", "Port of the event journal");

  public static final Setting<String> POSTGRES_DB =
      SettingTypes.text("POSTGRES_DB", null, "Database of the event journal");

  public static final Setting<String> POSTGRES_USER =
      SettingTypes.text("POSTGRES_USER", null, "User for the event journal");

  public static final Setting<Secret> POSTGRES_PASSWORD =
      SettingTypes.secret(
          "POSTGRES_PASSWORD", null, "Password of that user, for programs that run here");

  public static final Setting<Path> POSTGRES_PASSWORD_FILE =
      SettingTypes.path(
          "POSTGRES_PASSWORD_FILE",
          null,
          "File whose first line is that password, for Flink; read on job manager and task managers at each connect");

  public static final Setting<String> POSTGRES_TABLE =
      SettingTypes.text(
          "POSTGRES_TABLE",
          Pattern.compile("[a-z_][a-z0-9_]{0,62}(\\.[a-z_][a-z0-9_]{0,62})?"),
          "a lower-case table name, optionally with its schema, such as events or journal.events",
          "events",
          "Table of the event journal");

  // Object store

  public static final Setting<String> AWS_REGION =
      SettingTypes.text("AWS_REGION", "us-east-1", "Region that S3 requests are signed for");

  public static final Setting<URI> S3_ENDPOINT =
      SettingTypes.uri(
          "S3_ENDPOINT",
          List.of("http", "https"),
          "",
          "Address of an S3-compatible server, used with path-style requests; empty for AWS");

  public static final Setting<String> S3_BUCKET =
      SettingTypes.text(
          "S3_BUCKET",
          Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
          "a bucket name of 3 to 63 lower-case letters, digits, dots and dashes",
          null,
          "Bucket of the archive and of Flink's checkpoints");

  public static final Setting<String> S3_PREFIX =
      SettingTypes.text(
          "S3_PREFIX",
          Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*"),
          "a key prefix such as analytics or team/analytics, with no slash at either end",
          "",
          "Everything is kept below this prefix of the bucket; may be empty");

  public static final Setting<String> AWS_ACCESS_KEY_ID =
      SettingTypes.text(
          "AWS_ACCESS_KEY_ID",
          "",
          "Access key for S3; empty where the platform's own identity is used");

  public static final Setting<Secret> AWS_SECRET_ACCESS_KEY =
      SettingTypes.secret("AWS_SECRET_ACCESS_KEY", "", "Secret that belongs to the access key");

  // Live job

  public static final Setting<String> RUN_ID =
      SettingTypes.text(
          "RUN_ID",
          Pattern.compile("live-[1-9][0-9]{0,8}"),
          "live- and a number, such as live-1",
          "live-1",
          "Names the one writer of a run's files; a start without its saved state needs the next number");

  public static final Setting<Duration> DEDUP_WINDOW =
      SettingTypes.duration(
          "DEDUP_WINDOW",
          "P7D",
          "How long a repeated event_id is recognised, in processing time since its content was last new; state grows with it");

  public static final Setting<String> EVENT_DESCRIPTORS =
      SettingTypes.pathOrUri(
          "EVENT_DESCRIPTORS",
          "",
          "Descriptor set with a newer contract, read where the job's main runs; empty for the one built in");

  public static final Setting<Long> MAX_BODY_BYTES =
      SettingTypes.bytes(
          "MAX_BODY_BYTES",
          4, // what the decoder takes, since the line holds the body in base64
          "1MiB",
          "A larger message is quarantined as OVERSIZED without being parsed");

  public static final Setting<Long> ARCHIVE_ROLL_BYTES =
      SettingTypes.bytes(
          "ARCHIVE_ROLL_BYTES", "16MiB", "Compressed size at which a file is closed");

  public static final Setting<Duration> ARCHIVE_ROLL_INTERVAL =
      SettingTypes.duration(
          "ARCHIVE_ROLL_INTERVAL",
          "PT5M",
          "Age by which a checkpoint closes a file, each partition in its own phase: how long readers wait for a line");

  public static final Setting<Long> ARCHIVE_BUFFER_BYTES =
      SettingTypes.bytes(
          "ARCHIVE_BUFFER_BYTES",
          "64MiB",
          "Memory for the lines of open files per subtask; above it the largest is closed early");

  public static final Setting<Duration> CHECKPOINT_INTERVAL =
      SettingTypes.duration(
          "CHECKPOINT_INTERVAL",
          "PT10S",
          "Time between the starts of checkpoints, of which one that takes more than half of it puts off the next; messages are acknowledged when one completes");

  public static final Setting<Duration> CHECKPOINT_TIMEOUT =
      SettingTypes.duration(
          "CHECKPOINT_TIMEOUT",
          // four failures of five minutes stay below RabbitMQ's consumer_timeout of 30 minutes
          "PT5M",
          "How long a checkpoint may take; the fourth failure in a row restarts the job");

  public static final Setting<Duration> RESTART_BACKOFF =
      SettingTypes.duration(
          "RESTART_BACKOFF",
          "PT5M",
          "Longest pause before a restart: the first comes after a second, each further one after twice the time; twice as long without a failure starts over");

  public static final Setting<Integer> PARALLELISM =
      SettingTypes.integer("PARALLELISM", 1, 128, "2", "Subtasks of each operator");

  // Cluster

  public static final Setting<URI> FLINK_REST =
      SettingTypes.uri(
          "FLINK_REST",
          List.of("http", "https"),
          null,
          "Address of the Flink session cluster's REST API and web UI");

  public static final Setting<Integer> TASK_MANAGERS =
      SettingTypes.integer(
          "TASK_MANAGERS", 1, 16, "2", "Task managers of the local session cluster, one slot each");

  // All components

  public static final Setting<String> LOG_LEVEL =
      SettingTypes.text(
          "LOG_LEVEL",
          Pattern.compile("ERROR|WARN|INFO|DEBUG|TRACE"),
          "ERROR, WARN, INFO, DEBUG or TRACE",
          "INFO",
          "How much is logged, to standard error");

  /**
   * The settings under the headings they have in {@code .env.example} and in the docs, in order.
   */
  public static List<Section> sections() {
    return List.of(
        new Section(
            "Broker",
            List.of(
                RABBITMQ_URI,
                RABBITMQ_USER,
                RABBITMQ_PASSWORD_FILE,
                RABBITMQ_CA_FILE,
                QUEUE_NAME,
                DEAD_LETTER_QUEUE,
                PREFETCH,
                CHANNELS)),
        new Section(
            "Event journal",
            List.of(
                POSTGRES_HOST,
                POSTGRES_PORT,
                POSTGRES_DB,
                POSTGRES_USER,
                POSTGRES_PASSWORD,
                POSTGRES_PASSWORD_FILE,
                POSTGRES_TABLE)),
        new Section(
            "Object store",
            List.of(
                AWS_REGION,
                S3_ENDPOINT,
                S3_BUCKET,
                S3_PREFIX,
                AWS_ACCESS_KEY_ID,
                AWS_SECRET_ACCESS_KEY)),
        new Section("Warehouse", WarehouseSettings.ALL),
        new Section(
            "Live job",
            List.of(
                RUN_ID,
                DEDUP_WINDOW,
                EVENT_DESCRIPTORS,
                MAX_BODY_BYTES,
                ARCHIVE_ROLL_BYTES,
                ARCHIVE_ROLL_INTERVAL,
                ARCHIVE_BUFFER_BYTES,
                CHECKPOINT_INTERVAL,
                CHECKPOINT_TIMEOUT,
                RESTART_BACKOFF,
                PARALLELISM)),
        new Section("Flink session cluster", List.of(FLINK_REST, TASK_MANAGERS)),
        new Section("All components", List.of(LOG_LEVEL)));
  }

  /** Settings that belong together. */
  public record Section(String title, List<Setting<?>> settings) {}
}
