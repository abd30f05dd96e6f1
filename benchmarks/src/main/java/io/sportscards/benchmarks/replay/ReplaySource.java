package io.sportscards.benchmarks.replay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.impl.LongStringHelper;
import io.sportscards.benchmarks.events.EventTape;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.live.QueueMessageSchema;
import io.sportscards.ingest.types.IngestTypes;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Messages as the queue's reader hands them on, with what publishers declare of them, out of memory
 * and without an end. One at a time in a process, for one reader.
 */
public final class ReplaySource {
  private static final int RECORDED = 50_000;
  private static final AtomicLong REPLAYED = new AtomicLong();

  private ReplaySource() {}

  /** A source that replays as fast as it is asked to. */
  public static Source<RawMessage, ?, ?> endless() {
    REPLAYED.set(0);
    return new DataGeneratorSource<>(new Replay(), Long.MAX_VALUE, IngestTypes.RAW_MESSAGE);
  }

  /** How many messages the present source has replayed. */
  public static long replayed() {
    return REPLAYED.get();
  }

  /** Mean size of the bodies. */
  public static double meanBytes() {
    return Replay.TAPE.meanBytes();
  }

  private static final class Replay implements GeneratorFunction<Long, RawMessage> {
    private static final EventTape TAPE = EventTape.record(RECORDED);
    private static final AMQP.BasicProperties PROPERTIES =
        new AMQP.BasicProperties.Builder()
            .contentType("application/x-protobuf")
            .deliveryMode(2)
            .type("orders.order_placed")
            .messageId("orders-0123456789abcdef")
            .appId("orders-service")
            .timestamp(Date.from(Instant.parse("2026-07-01T12:34:56Z")))
            .headers(Map.of("producer", LongStringHelper.asLongString("orders-service")))
            .build();

    private transient QueueMessageSchema schema;
    private transient LastMessage last;

    @Override
    public RawMessage map(Long number) {
      if (schema == null) {
        schema = new QueueMessageSchema();
        last = new LastMessage();
      }
      schema.deserialize(
          new Envelope(number, false, "events", "orders.order_placed"),
          PROPERTIES,
          TAPE.body(number),
          Instant.now(),
          last);
      REPLAYED.lazySet(number + 1);
      return last.message();
    }
  }
}
