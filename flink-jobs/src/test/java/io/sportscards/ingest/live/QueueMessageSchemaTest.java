package io.sportscards.ingest.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import io.sportscards.contracts.RawMessage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.connectors.rabbitmq.RMQDeserializationSchema.RMQCollector;
import org.junit.jupiter.api.Test;

class QueueMessageSchemaTest {
  private static final Instant DELIVERED_AT = Instant.parse("2026-01-31T12:00:00.5Z");
  private static final Envelope ENVELOPE = new Envelope(7, false, "events", "orders.order_placed");

  @Test
  void aMessageIsTakenAsItIs() {
    byte[] body = "not json".getBytes(UTF_8);
    RawMessage message =
        deserialize(
            new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .type("orders.order_placed")
                .messageId("m-1")
                .timestamp(Date.from(Instant.parse("2026-01-31T11:59:59Z")))
                .headers(Map.of("x-shop", LongStringHelper.asLongString("eu")))
                .build(),
            body);

    assertThat(message.body()).isSameAs(body);
    assertThat(message.contentType()).isEqualTo("application/json");
    assertThat(message.declaredType()).isEqualTo("orders.order_placed");
    assertThat(message.receivedAt()).isEqualTo(DELIVERED_AT);
    assertThat(message.headers())
        .isEqualTo(
            "{\"exchange\":\"events\",\"routing_key\":\"orders.order_placed\",\"type\":\"orders.order_placed\","
                + "\"message_id\":\"m-1\",\"timestamp\":\"2026-01-31T11:59:59Z\",\"headers\":{\"x-shop\":\"eu\"}}");
  }

  @Test
  void aMessageThatDeclaresNothingPasses() {
    RawMessage message = deserialize(new AMQP.BasicProperties(), new byte[0]);

    assertThat(message.body()).isEmpty();
    assertThat(message.contentType()).isNull();
    assertThat(message.declaredType()).isNull();
    assertThat(message.headers())
        .isEqualTo("{\"exchange\":\"events\",\"routing_key\":\"orders.order_placed\"}");
  }

  @Test
  void tablesAndListsAreShown() {
    Map<String, Object> death = new LinkedHashMap<>();
    death.put("count", 2L);
    death.put("queue", LongStringHelper.asLongString("analytics.events"));
    death.put("raw", new byte[] {1, -1});
    death.put("nothing", null);

    RawMessage message = deserialize(headers(Map.of("x-death", List.of(death))), new byte[0]);

    assertThat(message.headers())
        .endsWith(
            "\"headers\":{\"x-death\":\"[{count=2, queue=analytics.events, raw=01ff, nothing=null}]\"}}");
  }

  @Test
  void headersAreBoundedWhateverTheyHold() throws Exception {
    Map<String, Object> many = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      many.put("h" + i, LongStringHelper.asLongString("\"\u0000ü".repeat(1_000)));
    }
    List<Object> deep = List.of();
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }

    String tooMany = deserialize(headers(many), new byte[0]).headers();
    String tooDeep = deserialize(headers(Map.of("deep", deep)), new byte[0]).headers();

    assertThat(new ObjectMapper().readTree(tooMany).get("truncated").asBoolean()).isTrue();
    assertThat(tooMany.length()).isLessThan(40_000);
    assertThat(tooDeep).contains("\"deep\":\"[[[[[[[[[...]]]]]]]]]\"");
  }

  @Test
  void aLongHeaderIsCutBeforeItIsDecoded() {
    LongString undecoded =
        new LongString() {
          private final byte[] bytes = "x\u20ac".repeat(32_768).getBytes(UTF_8);

          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public DataInputStream getStream() {
            return new DataInputStream(new ByteArrayInputStream(bytes));
          }

          @Override
          public byte[] getBytes() {
            return bytes;
          }

          @Override
          public String toString() {
            throw new AssertionError("decoded as a whole");
          }
        };

    assertThat(deserialize(headers(Map.of("long", undecoded)), new byte[0]).headers())
        .endsWith("\"headers\":{\"long\":\"" + "x\u20ac".repeat(128) + "\"},\"truncated\":true}");
  }

  private static AMQP.BasicProperties headers(Map<String, Object> headers) {
    return new AMQP.BasicProperties.Builder().headers(headers).build();
  }

  private static RawMessage deserialize(AMQP.BasicProperties properties, byte[] body) {
    Only only = new Only();
    new QueueMessageSchema().deserialize(ENVELOPE, properties, body, DELIVERED_AT, only);
    return only.message;
  }

  private static final class Only implements RMQCollector<RawMessage> {
    private RawMessage message;

    @Override
    public void collect(RawMessage record) {
      assertThat(message).isNull();
      message = record;
    }

    @Override
    public boolean setMessageIdentifiers(String correlationId, long deliveryTag) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
