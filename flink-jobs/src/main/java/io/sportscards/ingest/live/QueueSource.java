package io.sportscards.ingest.live;

import io.sportscards.connectors.rabbitmq.RabbitMqSource;
import io.sportscards.connectors.rabbitmq.TlsFiles;
import io.sportscards.contracts.RawMessage;
import java.time.Duration;

/** The source end of the live job. */
final class QueueSource {
  private QueueSource() {}

  static RabbitMqSource<RawMessage> of(QueueSettings queue, Duration checkpointInterval) {
    return RabbitMqSource.<RawMessage>builder()
        .setConnection(new QueueConnection(queue))
        .setTls(queue.caFile() == null ? null : TlsFiles.caFile(queue.caFile()))
        .setQueue(queue.queue())
        .setDeserializer(new QueueMessageSchema())
        .setPrefetch(queue.prefetch())
        .setChannels(queue.channels())
        .setCheckpointInterval(checkpointInterval)
        .build();
  }
}
