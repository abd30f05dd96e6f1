package io.sportscards.faults.fault;

import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import java.time.Duration;

/** R3: nothing arrives any more in either direction, and nobody says so. */
public record HalfOpenConnection() implements Fault {
  private static final Duration TWO_HEARTBEATS = Duration.ofSeconds(2 * FaultStack.AMQP_HEARTBEAT);

  /** The client looks in steps of its own, and a busy machine is late. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  @Override
  public String id() {
    return "R3";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    long start = System.nanoTime();
    int silent = stack.amqp().silence();
    Patience.until(
        "the end of silent connections",
        TWO_HEARTBEATS.plus(MARGIN),
        () -> stack.amqp().silentConnections() == 0);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0;
    Patience.until("the job's connection", () -> stack.amqp().connections() > 0);
    return "%d connections silent, given up after %.1f s".formatted(silent, seconds);
  }
}
