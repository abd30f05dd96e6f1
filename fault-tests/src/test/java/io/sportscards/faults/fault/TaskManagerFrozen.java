package io.sportscards.faults.fault;

import io.sportscards.platform.flink.FlinkCluster;

/**
 * F3: a TaskManager at work stands still until it has been given up, then goes on as if nothing had
 * happened, while another one does its work.
 */
public record TaskManagerFrozen() implements Fault {
  @Override
  public String id() {
    return "F3";
  }

  @Override
  public String strike(Scene scene) {
    FlinkCluster cluster = scene.stack().cluster();
    long before = scene.restores();
    int victim = scene.busyTaskManager();
    cluster.signalTaskManager(victim, "STOP");
    String hit;
    try {
      hit = scene.awaitRestoreAfter(before);
    } finally {
      cluster.signalTaskManager(victim, "CONT");
    }
    return "taskmanager-" + victim + " given up, " + hit;
  }
}
