package io.sportscards.benchmarks.drain;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.benchmarks.live.Taken;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The ceiling: the AMQP client alone, with as many channels as the job; it throws all away. */
final class BareConsumer implements Contender {
  static final int CONNECTIONS = 2;
  static final int CHANNELS = 2;
  static final int PREFETCH = 20_000;
  private static final int ACKED_AT_ONCE = 1_000;

  @Override
  public String name() {
    return "bare AMQP consumer: discards";
  }

  @Override
  public Draining start(LiveServers servers, int round) throws Exception {
    return new Run(servers);
  }

  private static final class Run implements Draining {
    private final AtomicLong taken = new AtomicLong();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();

    Run(LiveServers servers) throws Exception {
      for (int i = 0; i < CONNECTIONS; i++) {
        Connection connection = servers.connections().newConnection("bare-" + i);
        connections.add(connection);
        for (int j = 0; j < CHANNELS; j++) {
          Channel channel = connection.createChannel();
          channel.basicQos(PREFETCH);
          Consumer consumer = new Consumer(channel, taken);
          consumers.add(consumer);
          channel.basicConsume(LiveServers.QUEUE, false, consumer);
        }
      }
    }

    @Override
    public List<ProcessId> processes() {
      return List.of(ProcessId.of(ProcessHandle.current().pid()));
    }

    @Override
    public long taken() {
      return taken.get();
    }

    @Override
    public void finish(long messages) throws Exception {
      Taken.await(this::taken, messages);
      for (Consumer consumer : consumers) {
        consumer.acknowledgeRest();
      }
    }

    @Override
    public void close() throws IOException {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static final class Consumer extends DefaultConsumer {
    private final AtomicLong taken;
    private int unacknowledged;
    private volatile long lastTag;

    Consumer(Channel channel, AtomicLong taken) {
      super(channel);
      this.taken = taken;
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
        throws IOException {
      lastTag = envelope.getDeliveryTag();
      if (++unacknowledged == ACKED_AT_ONCE) {
        getChannel().basicAck(lastTag, true);
        unacknowledged = 0;
      }
      taken.incrementAndGet();
    }

    /** To be called when nothing is delivered any more. */
    void acknowledgeRest() throws IOException {
      if (lastTag > 0) {
        // zero: all that is open, and no error where nothing is
        getChannel().basicAck(0, true);
      }
    }
  }
}
