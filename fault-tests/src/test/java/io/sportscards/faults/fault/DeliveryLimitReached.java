package io.sportscards.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.faults.stack.BrokerQueues;
import io.sportscards.faults.stack.DeadLetters;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;

/**
 * R5: the job loses its connection again and again with messages in flight, and the broker gives up
 * on them. None is dropped: they are among the dead letters and come back from there.
 */
public record DeliveryLimitReached(int limit) implements Fault {
  private static final String POLICY = "fault-tests";

  @Override
  public String id() {
    return "R5";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    FaultStack stack = scene.stack();
    stack
        .broker()
        .ctl(
            "set_policy",
            "--apply-to",
            "queues",
            POLICY,
            "^analytics\\.events$",
            "{\"delivery-limit\":" + limit + "}");
    S3Rule store = stack.s3Faults().add(S3Rule.blackhole(request -> request.operation().isWrite()));
    try {
      Patience.until(
          "dead letters",
          () -> {
            BrokerQueues queues = BrokerQueues.of(stack);
            if (queues.unacknowledged() > 0) {
              stack.amqp().reset();
            }
            return queues.deadLetters() > 0;
          });
    } finally {
      stack.broker().ctl("clear_policy", POLICY);
      stack.s3Faults().remove(store);
    }
    long redriven = new DeadLetters(stack).redriveAll();
    assertThat(redriven).as("messages put back").isPositive();
    return redriven + " dead letters put back";
  }
}
