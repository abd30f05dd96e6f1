package io.sportscards.connectors.rabbitmq.internal;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * A record per part between commas: none of an empty message, a failure at a "!", the stream's end
 * at a ".".
 */
final class CommaSchema implements DeserializationSchema<String> {

  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(byte[] message, Collector<String> out) {
    for (String part : new String(message, StandardCharsets.UTF_8).split(",", -1)) {
      if (part.equals("!")) {
        throw new IllegalArgumentException("a part is \"!\"");
      }
      out.collect(part.isEmpty() ? null : part);
    }
  }

  @Override
  public String deserialize(byte[] message) {
    throw new UnsupportedOperationException("a message may be several records");
  }

  @Override
  public boolean isEndOfStream(String record) {
    return record.equals(".");
  }

  @Override
  public TypeInformation<String> getProducedType() {
    return Types.STRING;
  }
}
