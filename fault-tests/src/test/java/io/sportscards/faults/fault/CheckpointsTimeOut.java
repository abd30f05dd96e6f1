package io.sportscards.faults.fault;

import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import io.sportscards.platform.flink.Checkpoints;
import io.sportscards.platform.server.S3Operation;

/** F4: uploads stand still until so many checkpoints have failed. */
public record CheckpointsTimeOut(int checkpoints) implements Fault {
  @Override
  public String id() {
    return "F4";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    long before = stack.live().checkpoints().failed();
    S3Rule store = stack.s3Faults().add(S3Rule.blackhole(Scene.ofLines(S3Operation.UPLOAD_PART)));
    try {
      Patience.until(
          checkpoints + " failed checkpoints",
          () -> stack.live().checkpoints().failed() >= before + checkpoints);
    } finally {
      stack.s3Faults().remove(store);
    }
    Checkpoints after = stack.live().checkpoints();
    return "%d checkpoints failed: %s".formatted(after.failed() - before, after.failure());
  }
}
