package io.sportscards.connectors.rabbitmq;

import io.sportscards.connectors.rabbitmq.internal.BodySchema;
import io.sportscards.connectors.rabbitmq.internal.MessageSchema;
import io.sportscards.connectors.rabbitmq.internal.ReaderSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Collects what a {@link RabbitMqSource} needs; {@link #build()} reports everything that is wrong
 * at once.
 */
public final class RabbitMqSourceBuilder<T> {

  // basic.qos carries the prefetch as an unsigned 16-bit number
  private static final int LARGEST_PREFETCH = 65_535;
  // AMQP names are short strings
  private static final int LONGEST_QUEUE_NAME = 255;
  private static final long SMALLEST_BUFFER = 64 * 1024;

  private SerializableSupplier<RMQConnectionConfig> connection;
  private SerializableSupplier<SSLContext> tls;
  private DeliveryDeserializationSchema<T> deserializer;
  private List<String> queues = List.of();
  private int channels = 2;
  private int prefetch = 30_000;
  private long maxBufferedBytes = 64L << 20;
  private Duration reconnectTimeout = Duration.ofMinutes(2);
  // RabbitMQ's own default
  private Duration consumerTimeout = Duration.ofMinutes(30);
  // null: not given
  private Duration checkpointInterval;

  RabbitMqSourceBuilder() {}

  /**
   * Where the broker is and who signs in. The supplier travels with the job, what it supplies does
   * not: it is called on the task manager at each connect, so let it read the password there and
   * capture no {@link RMQConnectionConfig}. The config's prefetch and recovery settings are not
   * used.
   */
  public RabbitMqSourceBuilder<T> setConnection(
      SerializableSupplier<RMQConnectionConfig> connection) {
    this.connection = connection;
    return this;
  }

  /**
   * The certificates that an {@code amqps://} address is checked with, read on the task manager at
   * each connect. By default those that the JVM trusts. The host name is always checked.
   */
  public RabbitMqSourceBuilder<T> setTls(TlsFiles files) {
    this.tls = files == null ? null : files::get;
    return this;
  }

  /** The same for certificates that do not lie in files. */
  public RabbitMqSourceBuilder<T> setTls(SerializableSupplier<SSLContext> tls) {
    this.tls = tls;
    return this;
  }

  /** The queue to read. It must exist: the source never declares one. */
  public RabbitMqSourceBuilder<T> setQueue(String queue) {
    return setQueues(queue);
  }

  /**
   * The queues to read, at least one. A reader emits from each in turn, so that the backlog of one
   * does not keep the others waiting.
   */
  public RabbitMqSourceBuilder<T> setQueues(String... queues) {
    // not List.of: build() complains of what is null
    this.queues = Arrays.asList(queues.clone());
    return this;
  }

  /**
   * Makes records of whole messages; a {@link DeliveryDeserializationSchema} learns the time of
   * delivery too.
   */
  public RabbitMqSourceBuilder<T> setDeserializer(RMQDeserializationSchema<T> deserializer) {
    if (deserializer instanceof DeliveryDeserializationSchema<T> richer) {
      this.deserializer = richer;
    } else {
      this.deserializer = deserializer == null ? null : new MessageSchema<>(deserializer);
    }
    return this;
  }

  /** Makes records of message bodies. */
  public RabbitMqSourceBuilder<T> setDeserializer(DeserializationSchema<T> deserializer) {
    this.deserializer = deserializer == null ? null : new BodySchema<>(deserializer);
    return this;
  }

  /** Channels, each with one consumer, per parallel reader and queue. At least 1, default 2. */
  public RabbitMqSourceBuilder<T> setChannels(int channels) {
    this.channels = channels;
    return this;
  }

  /**
   * Messages per channel that may be delivered and not yet acknowledged, 1 to 65,535; default
   * 30,000. Since acknowledgements come with checkpoints, a job reads at most prefetch x channels x
   * parallelism messages of a queue per checkpoint interval.
   */
  public RabbitMqSourceBuilder<T> setPrefetch(int prefetch) {
    this.prefetch = prefetch;
    return this;
  }

  /**
   * Memory for messages received and not yet emitted, in bytes, per parallel reader; at least 64
   * KiB, default 64 MiB. Above it consuming pauses, below half of it it goes on. Messages already
   * on their way may take it to twice as much and one message per channel, never further.
   */
  public RabbitMqSourceBuilder<T> setMaxBufferedBytes(long maxBufferedBytes) {
    this.maxBufferedBytes = maxBufferedBytes;
    return this;
  }

  /**
   * How long a reader tries to reach the broker and its queue, at the start and after a loss,
   * before it fails the job. Positive; default 2 minutes. What cannot get better by waiting (a
   * missing queue, refused credentials) fails the start at once.
   */
  public RabbitMqSourceBuilder<T> setReconnectTimeout(Duration reconnectTimeout) {
    this.reconnectTimeout = reconnectTimeout;
    return this;
  }

  /**
   * The broker's {@code consumer_timeout}, if it is not RabbitMQ's default of 30 minutes; it cannot
   * be asked. Positive. The reader warns in its log when checkpoints come so rarely that a message
   * may wait longer for its acknowledgement.
   */
  public RabbitMqSourceBuilder<T> setConsumerTimeout(Duration consumerTimeout) {
    this.consumerTimeout = consumerTimeout;
    return this;
  }

  /**
   * The time between the job's checkpoints, for example {@code
   * Duration.ofMillis(env.getCheckpointInterval())}: Flink tells it to no source. Positive. With it
   * a reader checks at its start how many messages a second its windows let through, and how long
   * one may wait for its acknowledgement; without it, at its second checkpoint. Nothing else
   * depends on it.
   */
  public RabbitMqSourceBuilder<T> setCheckpointInterval(Duration checkpointInterval) {
    this.checkpointInterval = checkpointInterval;
    return this;
  }

  /**
   * Makes the source.
   *
   * @throws IllegalArgumentException naming everything that is missing or out of range
   */
  public RabbitMqSource<T> build() {
    List<String> problems = new ArrayList<>();
    require(
        connection != null,
        "connection is missing; give a supplier of RMQConnectionConfig",
        problems);
    require(deserializer != null, "deserializer is missing", problems);
    require(!queues.isEmpty(), "queue is missing; give at least one", problems);
    for (String queue : queues) {
      require(
          isQueueName(queue),
          "queue is " + quoted(queue) + "; expected a name of 1 to 255 bytes",
          problems);
    }
    require(
        queues.size() == new HashSet<>(queues).size(),
        "queues are " + queues + "; expected each only once",
        problems);
    require(channels >= 1, "channels is " + channels + "; expected at least 1", problems);
    require(
        prefetch >= 1 && prefetch <= LARGEST_PREFETCH,
        "prefetch is " + prefetch + "; expected 1 to " + LARGEST_PREFETCH,
        problems);
    require(
        maxBufferedBytes >= SMALLEST_BUFFER,
        "maxBufferedBytes is " + maxBufferedBytes + "; expected at least " + SMALLEST_BUFFER,
        problems);
    require(
        reconnectTimeout != null && reconnectTimeout.compareTo(Duration.ZERO) > 0,
        "reconnectTimeout is " + reconnectTimeout + "; expected a positive duration",
        problems);
    require(
        consumerTimeout != null && consumerTimeout.compareTo(Duration.ZERO) > 0,
        "consumerTimeout is " + consumerTimeout + "; expected a positive duration",
        problems);
    require(
        checkpointInterval == null || checkpointInterval.compareTo(Duration.ZERO) > 0,
        "checkpointInterval is "
            + checkpointInterval
            + "; expected a positive duration: without checkpoints nothing is acknowledged",
        problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "RabbitMqSource cannot be built: " + String.join("; ", problems));
    }
    return new RabbitMqSource<>(
        connection,
        tls,
        deserializer,
        new ReaderSettings(
            queues,
            channels,
            prefetch,
            maxBufferedBytes,
            reconnectTimeout,
            consumerTimeout,
            checkpointInterval));
  }

  private static boolean isQueueName(String queue) {
    return queue != null
        && !queue.isEmpty()
        && queue.getBytes(StandardCharsets.UTF_8).length <= LONGEST_QUEUE_NAME;
  }

  private static String quoted(String text) {
    return text == null ? "missing" : '"' + text + '"';
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
