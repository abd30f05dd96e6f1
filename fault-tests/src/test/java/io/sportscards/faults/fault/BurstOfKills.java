package io.sportscards.faults.fault;

import io.sportscards.faults.stack.Supervisor;
import io.sportscards.platform.flink.FlinkCluster;
import java.util.List;
import java.util.Random;

/** F6: TaskManagers die one after the other, whether the job has recovered or not. */
public record BurstOfKills(long seed, int kills) implements Fault {
  @Override
  public String id() {
    return "F6";
  }

  @Override
  public String strike(Scene scene) {
    FlinkCluster cluster = scene.stack().cluster();
    Supervisor supervisor = scene.stack().supervisor();
    long before = scene.restores();
    Random random = new Random(seed);
    for (int kill = 1; kill < kills; kill++) {
      List<Integer> alive = supervisor.aliveTaskManagers();
      cluster.killTaskManager(alive.get(random.nextInt(alive.size())));
      supervisor.replaceDead();
    }
    cluster.killTaskManager(scene.busyTaskManager());
    return kills + " dead, " + scene.awaitRestoreAfter(before);
  }
}
