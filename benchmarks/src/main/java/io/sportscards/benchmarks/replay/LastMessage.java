package io.sportscards.benchmarks.replay;

import io.sportscards.contracts.RawMessage;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema.RMQCollector;

/** Keeps the last message that a deserializer made. */
final class LastMessage implements RMQCollector<RawMessage> {
  private RawMessage message;

  RawMessage message() {
    return message;
  }

  @Override
  public void collect(RawMessage made) {
    message = made;
  }

  @Override
  public boolean setMessageIdentifiers(String correlationId, long deliveryTag) {
    return true;
  }

  @Override
  public void close() {}
}
