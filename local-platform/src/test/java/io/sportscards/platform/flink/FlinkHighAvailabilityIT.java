package io.sportscards.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sportscards.platform.process.ProcessId;
import io.sportscards.platform.server.ZooKeeperServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkHighAvailabilityIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path dir;

  @Test
  void aJobKeepsItsIdAndItsStateWhenTheJobManagerIsKilledAndZooKeeperToo() throws Exception {
    ProcessId zooKeeperProcess;
    try (ZooKeeperServer zooKeeper = ZooKeeperServer.start(dir.resolve("zookeeper"));
        FlinkCluster cluster =
            FlinkCluster.start(
                dir.resolve("flink"),
                FlinkOptions.onFiles(1, dir.resolve("storage"))
                    .shortLived()
                    .withHighAvailability(zooKeeper.address()))) {
      FlinkRest rest = cluster.rest();
      String job =
          rest.run(
              rest.upload(EndlessJobJar.in(dir.resolve("job"))),
              "EndlessJob",
              List.of("kept"),
              1,
              "");
      awaitCheckpointsAfter(rest, job, 0);
      assertThat(rest.busyTaskManagers()).containsExactly("taskmanager-0");

      cluster.killJobManager();
      zooKeeper.kill();
      zooKeeper.restart();
      cluster.startJobManager();

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> rest.checkpoints(job).restored() == 1);
      assertThat(rest.jobs()).extracting(FlinkRest.Job::id).containsExactly(job);
      awaitCheckpointsAfter(rest, job, 1);
      zooKeeperProcess = zooKeeper.id();
    }
    assertThat(zooKeeperProcess.isAlive()).isFalse();
  }

  /** The counter goes on over a change of JobManager, so a new checkpoint has a higher id. */
  private static void awaitCheckpointsAfter(FlinkRest rest, String job, long id) {
    await().atMost(PATIENCE).until(() -> rest.checkpoints(job).latestId() > id);
  }
}
