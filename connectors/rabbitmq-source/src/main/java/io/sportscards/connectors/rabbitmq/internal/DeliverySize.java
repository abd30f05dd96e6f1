package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.LongString;
import java.util.List;
import java.util.Map;

/**
 * Estimates the heap that a message takes. Headers count: a message without a body can carry 128
 * KiB of them.
 */
final class DeliverySize {

  // envelope, properties, their short strings and the places that refer to them
  private static final long FIXED = 512;
  private static final long ENTRY = 64;

  private DeliverySize() {}

  static long of(AMQP.BasicProperties properties, byte[] body) {
    Map<String, Object> headers = properties.getHeaders();
    return FIXED + body.length + (headers == null ? 0 : valueSize(headers));
  }

  private static long valueSize(Object value) {
    if (value instanceof LongString text) {
      return ENTRY + text.length();
    }
    if (value instanceof byte[] bytes) {
      return ENTRY + bytes.length;
    }
    long size = ENTRY;
    if (value instanceof Map<?, ?> table) {
      for (Map.Entry<?, ?> entry : table.entrySet()) {
        size += String.valueOf(entry.getKey()).length() + valueSize(entry.getValue());
      }
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        size += valueSize(element);
      }
    }
    return size;
  }
}
