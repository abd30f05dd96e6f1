package io.sportscards.faults.fault;

import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import java.time.Duration;

/** S2: every request to the object store is slow for a while. */
public record StoreSlow(int bytesPerSecond, Duration time) implements Fault {
  @Override
  public String id() {
    return "S2";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    S3Rule slow = stack.s3Faults().add(S3Rule.throttle(request -> true, bytesPerSecond));
    try {
      Patience.last(time);
      Patience.until("slow requests", () -> slow.hits() > 0);
    } finally {
      stack.s3Faults().remove(slow);
    }
    return slow.hits() + " requests slow";
  }
}
