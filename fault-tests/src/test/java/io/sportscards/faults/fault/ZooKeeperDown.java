package io.sportscards.faults.fault;

import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import java.time.Duration;

/** F5: ZooKeeper dies at once and is away for a while, shorter or longer than a session lasts. */
public record ZooKeeperDown(Duration away) implements Fault {
  @Override
  public String id() {
    return "F5";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    long before = scene.restores();
    stack.zooKeeper().kill();
    Patience.last(away);
    stack.zooKeeper().restart();
    return "leader lost, " + scene.awaitRestoreAfter(before);
  }
}
