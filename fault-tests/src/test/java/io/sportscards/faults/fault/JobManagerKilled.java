package io.sportscards.faults.fault;

import io.sportscards.platform.flink.FlinkCluster;

/** F2: the JobManager dies at once, alone or with every TaskManager. */
public record JobManagerKilled(Victims victims) implements Fault {
  /** Who dies. */
  public enum Victims {
    JOB_MANAGER,
    WHOLE_CLUSTER
  }

  @Override
  public String id() {
    return "F2";
  }

  @Override
  public String strike(Scene scene) {
    FlinkCluster cluster = scene.stack().cluster();
    long before = scene.restores();
    cluster.killJobManager();
    if (victims == Victims.WHOLE_CLUSTER) {
      for (int i = 0; i < cluster.taskManagers(); i++) {
        cluster.killTaskManager(i);
      }
    }
    return victims + " dead, same job " + scene.awaitRestoreAfter(before);
  }
}
