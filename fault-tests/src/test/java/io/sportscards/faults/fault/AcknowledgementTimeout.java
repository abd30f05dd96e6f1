package io.sportscards.faults.fault;

import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.faults.stack.BrokerLog;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import io.sportscards.platform.server.RabbitMqServer;

/** R4: no checkpoint completes for longer than the broker waits for acknowledgements. */
public record AcknowledgementTimeout() implements Fault {
  private static final String TIMED_OUT = "timed out waiting for";

  @Override
  public String id() {
    return "R4";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    BrokerLog log = BrokerLog.of(stack);
    long before = log.count(TIMED_OUT);
    setTimeout(stack.broker(), 5_000, 1_000);
    // channels know the timeout that held when they were opened
    stack.amqp().reset();
    S3Rule store = stack.s3Faults().add(S3Rule.blackhole(request -> request.operation().isWrite()));
    try {
      Patience.until("a channel closed by the broker", () -> log.count(TIMED_OUT) > before);
    } finally {
      stack.s3Faults().remove(store);
      setTimeout(stack.broker(), 1_800_000, 60_000);
      stack.amqp().reset();
    }
    return (log.count(TIMED_OUT) - before) + " channels closed by the broker";
  }

  private static void setTimeout(RabbitMqServer broker, int timeoutMillis, int tickMillis) {
    broker.ctl(
        "eval",
        "application:set_env(rabbit, consumer_timeout, %d), application:set_env(rabbit, channel_tick_interval, %d)."
            .formatted(timeoutMillis, tickMillis));
  }
}
