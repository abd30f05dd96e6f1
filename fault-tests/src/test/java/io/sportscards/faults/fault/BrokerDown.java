package io.sportscards.faults.fault;

import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import io.sportscards.platform.process.ProcessId;

/** R1: the broker is restarted, or dies at once and is started again. */
public record BrokerDown(Way way) implements Fault {
  /** How it goes down. */
  public enum Way {
    RESTARTED,
    KILLED
  }

  @Override
  public String id() {
    return "R1";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    ProcessId old = stack.broker().id();
    if (way == Way.KILLED) {
      stack.broker().kill();
    }
    stack.broker().restart();
    Patience.until("the job's connection", () -> stack.amqp().connections() > 0);
    return "broker " + old.pid() + " is now " + stack.broker().id().pid();
  }
}
