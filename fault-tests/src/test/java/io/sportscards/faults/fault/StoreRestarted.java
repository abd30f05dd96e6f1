package io.sportscards.faults.fault;

import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import io.sportscards.platform.process.ProcessId;
import java.time.Duration;

/** S5: the object store dies at once, with uploads open, and is away for a while. */
public record StoreRestarted(Duration away) implements Fault {
  @Override
  public String id() {
    return "S5";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    ProcessId old = stack.s3().id();
    stack.s3().kill();
    Patience.last(away);
    stack.s3().restart();
    return "store " + old.pid() + " is now " + stack.s3().id().pid();
  }
}
