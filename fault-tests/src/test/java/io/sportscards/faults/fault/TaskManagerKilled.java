package io.sportscards.faults.fault;

/** F1: a TaskManager at work dies at once. */
public record TaskManagerKilled() implements Fault {
  @Override
  public String id() {
    return "F1";
  }

  @Override
  public String strike(Scene scene) {
    long before = scene.restores();
    int victim = scene.busyTaskManager();
    scene.stack().cluster().killTaskManager(victim);
    return "taskmanager-" + victim + " dead, " + scene.awaitRestoreAfter(before);
  }
}
