package io.sportscards.benchmarks.freshness;

import com.google.protobuf.Timestamp;
import com.rabbitmq.client.Channel;
import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Publishes events the moment they occur, at a steady rate. */
final class PacedPublisher {
  private static final double NANOS_PER_SECOND = 1e9;

  private final LiveServers servers;
  private final Channel channel;
  private long published;

  PacedPublisher(LiveServers servers, Channel channel) {
    this.servers = servers;
    this.channel = channel;
  }

  /** How many it has published in all. */
  long published() {
    return published;
  }

  /**
   * Publishes for so long. Where broker or machine cannot take the rate, it falls behind and later
   * hurries; what it reached in the measured time is in the result.
   *
   * @param settle time before the measured one, at the same rate
   */
  Level publish(int percent, double rate, Duration settle, Duration measured)
      throws IOException, InterruptedException {
    send(rate, settle);
    long before = published;
    long from = System.currentTimeMillis();
    send(rate, measured);
    double reached = (published - before) * 1e3 / measured.toMillis();
    return Level.of(percent, rate, reached, from, System.currentTimeMillis());
  }

  private void send(double rate, Duration time) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long sent = 0;
    for (long passed = 0; passed < time.toNanos(); passed = System.nanoTime() - start) {
      if (sent < rate * passed / NANOS_PER_SECOND) {
        LiveServers.publish(channel, occurringNow(servers.nextBody()));
        sent++;
        published++;
      } else {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  private static byte[] occurringNow(byte[] body) throws IOException {
    Instant now = Instant.now();
    return EventEnvelope.parseFrom(body).toBuilder()
        .setOccurredAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build()
        .toByteArray();
  }
}
