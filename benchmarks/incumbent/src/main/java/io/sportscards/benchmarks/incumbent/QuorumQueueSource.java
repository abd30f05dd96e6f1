package io.sportscards.benchmarks.incumbent;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.streaming.connectors.rabbitmq.RMQSource;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;

/**
 * RMQSource made to read a quorum queue at speed. As it comes, it cannot: with a prefetch it asks
 * for one over the whole channel, which quorum queues refuse, and without one the broker lets only
 * 2,000 messages go unacknowledged.
 *
 * @param <T> what a message becomes
 */
final class QuorumQueueSource<T> extends RMQSource<T> {
  private static final long serialVersionUID = 1;
  private static final int PREFETCH = 60_000;
  private static final AtomicLong ACKNOWLEDGED = new AtomicLong();

  QuorumQueueSource(RMQConnectionConfig connection, String queue, DeserializationSchema<T> schema) {
    // no correlation ids: with them, RMQSource can only run with one subtask
    super(connection, queue, false, schema);
  }

  /** How many messages the sources of this process have acknowledged. */
  static long acknowledged() {
    return ACKNOWLEDGED.get();
  }

  @Override
  protected void setupQueue() throws IOException {
    channel.queueDeclarePassive(queueName);
    channel.basicQos(PREFETCH, false);
  }

  @Override
  protected void acknowledgeSessionIDs(List<Long> deliveryTags) {
    super.acknowledgeSessionIDs(deliveryTags);
    ACKNOWLEDGED.addAndGet(deliveryTags.size());
  }
}
