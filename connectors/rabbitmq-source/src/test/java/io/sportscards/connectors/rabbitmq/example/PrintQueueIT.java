package io.sportscards.connectors.rabbitmq.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sportscards.connectors.rabbitmq.RealQueue;
import io.sportscards.platform.server.RabbitMqServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PrintQueueIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @TempDir Path dir;
  @TempDir Path savepoints;

  @Test
  void theJobOfTheReadmeReadsAndAcknowledges(@InjectMiniCluster MiniCluster flink)
      throws Exception {
    try (RabbitMqServer server = RabbitMqServer.start(dir)) {
      RealQueue queue = RealQueue.declare(server.port(), "quorum");
      queue.publish(0, 100);
      Path uri =
          Files.writeString(
              dir.resolve("uri"), "amqp://guest:guest@127.0.0.1:%d".formatted(server.port()));
      CompletableFuture<Void> run =
          CompletableFuture.runAsync(() -> print(uri.toString(), queue.name()));
      await().atMost(PATIENCE).until(() -> queue.waiting() == 0);
      stop(flink);
      run.get(1, TimeUnit.MINUTES);

      // the readers are gone: what they had not acknowledged would be back
      assertThat(queue.waiting()).isZero();
    }
  }

  private static void print(String... args) {
    try {
      PrintQueue.main(args);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void stop(MiniCluster flink) throws Exception {
    JobID job = flink.listJobs().get().iterator().next().getJobId();
    await().atMost(PATIENCE).until(() -> flink.getJobStatus(job).get() == JobStatus.RUNNING);
    flink
        .stopWithSavepoint(job, savepoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get(1, TimeUnit.MINUTES);
  }
}
