package io.sportscards.faults.stack;

import io.sportscards.platform.flink.FlinkCluster;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts again what died of a cluster, by a fault or by itself, as Kubernetes or systemd would. Not
 * thread-safe: it acts when asked to.
 */
public record Supervisor(FlinkCluster cluster, int taskManagers) {

  /** Puts a new process in the place of each dead one. */
  public void replaceDead() {
    if (!cluster.jobManager().isAlive()) {
      cluster.startJobManager();
    }
    for (int alive = aliveTaskManagers().size(); alive < taskManagers; alive++) {
      cluster.startTaskManager();
    }
  }

  /** Numbers of the TaskManagers that live. */
  public List<Integer> aliveTaskManagers() {
    List<Integer> alive = new ArrayList<>();
    for (int i = 0; i < cluster.taskManagers(); i++) {
      if (cluster.taskManager(i).isAlive()) {
        alive.add(i);
      }
    }
    return alive;
  }

  /** Replaces the dead until as many TaskManagers as there should be have registered. */
  public void awaitWhole() {
    Patience.until(
        "a whole cluster",
        () -> {
          replaceDead();
          return cluster.rest().taskManagers() >= taskManagers;
        });
  }
}
