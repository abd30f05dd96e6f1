package io.sportscards.benchmarks.drain;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Takes deliveries from the client's thread and archives them on its own. */
final class PlainLoop extends DefaultConsumer implements Callable<Void> {
  private static final long ROLL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_BODY_BYTES = 1 << 20;

  // holds no more than the prefetch allows
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final PlainFiles files;
  private final AtomicLong taken;
  private final AtomicLong archived;
  private final EventDecoder decoder;

  @SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
  private record Delivery(long tag, String contentType, byte[] body, Instant at) {}

  PlainLoop(Channel channel, PlainFiles files, AtomicLong taken, AtomicLong archived) {
    super(channel);
    this.files = files;
    this.taken = taken;
    this.archived = archived;
    this.decoder =
        new EventDecoder(
            EventContract.current(),
            new RunContext("rabbitmq", files.runId(), 0),
            MOST_BODY_BYTES,
            new Unobserved());
  }

  @Override
  public void handleDelivery(
      String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    deliveries.add(
        new Delivery(envelope.getDeliveryTag(), properties.getContentType(), body, Instant.now()));
    taken.incrementAndGet();
  }

  @Override
  public Void call() throws Exception {
    long due = System.nanoTime() + ROLL_NANOS;
    long tag = 0;
    long open = 0;
    while (true) {
      Delivery delivery = deliveries.poll(100, TimeUnit.MILLISECONDS);
      if (delivery != null) {
        files.add(
            decoder.decode(
                new RawMessage(
                    delivery.body(), delivery.contentType(), null, null, delivery.at())));
        tag = delivery.tag();
        open++;
      }
      // full windows are archived at once, or the broker would wait for the clock
      boolean isFull = open >= BareConsumer.PREFETCH;
      if (open > 0 && (isFull || delivery == null || System.nanoTime() >= due)) {
        files.put();
        getChannel().basicAck(tag, true);
        archived.addAndGet(open);
        open = 0;
        due = System.nanoTime() + ROLL_NANOS;
      }
    }
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
