package io.sportscards.ingest.live;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import io.sportscards.connectors.rabbitmq.DeliveryDeserializationSchema;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.types.IngestTypes;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Takes a message as it is, whatever it holds: to judge it is for the decoder. Never throws. */
public final class QueueMessageSchema implements DeliveryDeserializationSchema<RawMessage> {

  @Override
  public void deserialize(
      Envelope envelope,
      AMQP.BasicProperties properties,
      byte[] body,
      Instant deliveredAt,
      RMQCollector<RawMessage> out) {
    out.collect(
        RawMessage.withLazyHeaders(
            body,
            properties.getContentType(),
            properties.getType(),
            () -> QueueHeaders.toJson(envelope, properties),
            deliveredAt));
  }

  @Override
  public TypeInformation<RawMessage> getProducedType() {
    return IngestTypes.RAW_MESSAGE;
  }
}
