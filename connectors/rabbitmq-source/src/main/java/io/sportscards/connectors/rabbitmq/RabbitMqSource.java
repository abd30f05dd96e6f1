package io.sportscards.connectors.rabbitmq;

import io.sportscards.connectors.rabbitmq.internal.QueueEnumerator;
import io.sportscards.connectors.rabbitmq.internal.QueueEnumeratorState;
import io.sportscards.connectors.rabbitmq.internal.QueueEnumeratorStateSerializer;
import io.sportscards.connectors.rabbitmq.internal.QueueReader;
import io.sportscards.connectors.rabbitmq.internal.QueueSplit;
import io.sportscards.connectors.rabbitmq.internal.QueueSplitSerializer;
import io.sportscards.connectors.rabbitmq.internal.ReaderSettings;
import io.sportscards.connectors.rabbitmq.internal.amqp.AmqpBroker;
import javax.net.ssl.SSLContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Reads queues of RabbitMQ, or of another AMQP 0-9-1 broker, without end. A message is acknowledged
 * only after the checkpoint that covers the records made of it has completed, so none is lost;
 * after a failure the broker delivers again what was not acknowledged, so records may repeat. Needs
 * checkpointing: without it nothing is ever acknowledged.
 *
 * <p>Every parallel reader is a consumer of every queue, with a connection of its own, and emits of
 * each queue in turn. State holds no position and no credentials, so any parallelism can restore
 * from any other.
 */
public final class RabbitMqSource<T>
    implements Source<T, QueueSplit, QueueEnumeratorState>, ResultTypeQueryable<T> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<RMQConnectionConfig> connection;
  private final SerializableSupplier<SSLContext> tls;
  private final DeliveryDeserializationSchema<T> deserializer;
  private final ReaderSettings settings;

  RabbitMqSource(
      SerializableSupplier<RMQConnectionConfig> connection,
      SerializableSupplier<SSLContext> tls,
      DeliveryDeserializationSchema<T> deserializer,
      ReaderSettings settings) {
    this.connection = connection;
    this.tls = tls;
    this.deserializer = deserializer;
    this.settings = settings;
  }

  /** A builder with the defaults it names; connection, queue and deserializer have none. */
  public static <T> RabbitMqSourceBuilder<T> builder() {
    return new RabbitMqSourceBuilder<>();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<T, QueueSplit> createReader(SourceReaderContext context) throws Exception {
    AmqpBroker broker = tls == null ? new AmqpBroker(connection) : new AmqpBroker(connection, tls);
    return QueueReader.create(context, broker, deserializer, settings);
  }

  @Override
  public SplitEnumerator<QueueSplit, QueueEnumeratorState> createEnumerator(
      SplitEnumeratorContext<QueueSplit> context) {
    return new QueueEnumerator(context, settings.queues());
  }

  @Override
  public SplitEnumerator<QueueSplit, QueueEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<QueueSplit> context, QueueEnumeratorState state) {
    return createEnumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<QueueSplit> getSplitSerializer() {
    return new QueueSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<QueueEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new QueueEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return deserializer.getProducedType();
  }
}
