package io.sportscards.ingest.live;

import static io.sportscards.settings.PlatformSettings.ARCHIVE_BUFFER_BYTES;
import static io.sportscards.settings.PlatformSettings.ARCHIVE_ROLL_BYTES;
import static io.sportscards.settings.PlatformSettings.ARCHIVE_ROLL_INTERVAL;
import static io.sportscards.settings.PlatformSettings.CHANNELS;
import static io.sportscards.settings.PlatformSettings.CHECKPOINT_INTERVAL;
import static io.sportscards.settings.PlatformSettings.CHECKPOINT_TIMEOUT;
import static io.sportscards.settings.PlatformSettings.DEDUP_WINDOW;
import static io.sportscards.settings.PlatformSettings.EVENT_DESCRIPTORS;
import static io.sportscards.settings.PlatformSettings.MAX_BODY_BYTES;
import static io.sportscards.settings.PlatformSettings.PARALLELISM;
import static io.sportscards.settings.PlatformSettings.PREFETCH;
import static io.sportscards.settings.PlatformSettings.QUEUE_NAME;
import static io.sportscards.settings.PlatformSettings.RABBITMQ_CA_FILE;
import static io.sportscards.settings.PlatformSettings.RABBITMQ_PASSWORD_FILE;
import static io.sportscards.settings.PlatformSettings.RABBITMQ_URI;
import static io.sportscards.settings.PlatformSettings.RABBITMQ_USER;
import static io.sportscards.settings.PlatformSettings.RESTART_BACKOFF;
import static io.sportscards.settings.PlatformSettings.RUN_ID;
import static io.sportscards.settings.PlatformSettings.S3_BUCKET;
import static io.sportscards.settings.PlatformSettings.S3_PREFIX;

import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the live job reads, sorted by who needs it.
 *
 * @param eventDescriptors where a newer contract is; null for the one this version was built with
 */
public record LiveSettings(
    QueueSettings queue,
    IngestSettings ingest,
    ArchiveSettings archive,
    String eventDescriptors,
    Duration checkpointInterval,
    Duration checkpointTimeout,
    Duration restartBackoff,
    int parallelism) {

  /** The flags that the live job takes, for its own main and for whoever submits it. */
  public static final Command COMMAND =
      new Command(
          "live-job",
          "Archives every event of a RabbitMQ queue exactly once as files on S3.",
          List.of(
              RABBITMQ_URI,
              RABBITMQ_USER,
              RABBITMQ_PASSWORD_FILE,
              RABBITMQ_CA_FILE,
              QUEUE_NAME,
              PREFETCH,
              CHANNELS,
              S3_BUCKET,
              S3_PREFIX,
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
              PARALLELISM),
          List.of("flink run flink-jobs-job.jar --config live.yaml --run-id live-1"));

  /**
   * What a start was given, by flag name: shown in Flink's web UI, and what another start of the
   * run goes on with. Holds no secret, nor one that was put into an address.
   */
  static Map<String, String> texts(Settings settings) {
    Map<String, String> texts = new TreeMap<>();
    for (Setting<?> setting : COMMAND.settings()) {
      String text = settings.text(setting);
      if (text != null) {
        boolean isAddress = settings.get(setting) instanceof URI;
        texts.put(setting.key(), isAddress ? text.replaceFirst("//[^/]*@", "//") : text);
      }
    }
    return texts;
  }

  static LiveSettings from(Settings settings) {
    String runId = settings.get(RUN_ID);
    String prefix = settings.get(S3_PREFIX);
    Path caFile = settings.get(RABBITMQ_CA_FILE);
    String root = "s3://" + settings.get(S3_BUCKET) + (prefix == null ? "" : "/" + prefix);
    return new LiveSettings(
        new QueueSettings(
            settings.get(RABBITMQ_URI),
            settings.get(RABBITMQ_USER),
            settings.get(RABBITMQ_PASSWORD_FILE).toString(),
            caFile == null ? null : caFile.toString(),
            settings.get(QUEUE_NAME),
            settings.get(PREFETCH),
            settings.get(CHANNELS)),
        new IngestSettings(
            new RunContext("rabbitmq", runId, 0),
            root,
            Math.toIntExact(settings.get(MAX_BODY_BYTES)),
            settings.get(DEDUP_WINDOW)),
        new ArchiveSettings(
            root,
            runId,
            settings.get(ARCHIVE_ROLL_BYTES),
            settings.get(ARCHIVE_ROLL_INTERVAL),
            settings.get(ARCHIVE_BUFFER_BYTES)),
        settings.get(EVENT_DESCRIPTORS),
        settings.get(CHECKPOINT_INTERVAL),
        settings.get(CHECKPOINT_TIMEOUT),
        settings.get(RESTART_BACKOFF),
        settings.get(PARALLELISM));
  }
}
