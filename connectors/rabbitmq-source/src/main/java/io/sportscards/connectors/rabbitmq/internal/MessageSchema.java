package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import io.sportscards.connectors.rabbitmq.DeliveryDeserializationSchema;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema;

/** Keeps the time of delivery from a schema that was written for RMQSource. */
public record MessageSchema<T>(RMQDeserializationSchema<T> schema)
    implements DeliveryDeserializationSchema<T> {

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws Exception {
    schema.open(context);
  }

  @Override
  public void deserialize(
      Envelope envelope,
      AMQP.BasicProperties properties,
      byte[] body,
      Instant deliveredAt,
      RMQCollector<T> out)
      throws IOException {
    schema.deserialize(envelope, properties, body, out);
  }

  @Override
  public boolean isEndOfStream(T record) {
    return schema.isEndOfStream(record);
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return schema.getProducedType();
  }
}
