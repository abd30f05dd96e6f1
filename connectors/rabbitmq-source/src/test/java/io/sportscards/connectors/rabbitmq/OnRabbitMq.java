package io.sportscards.connectors.rabbitmq;

import static org.awaitility.Awaitility.await;

import io.sportscards.platform.server.RabbitMqServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one class on a RabbitMQ server of their own. */
public abstract class OnRabbitMq {

  @TempDir private static Path serverDirectory;
  protected static RabbitMqServer server;

  @BeforeAll
  static void startServer() {
    server = RabbitMqServer.start(serverDirectory);
  }

  /**
   * Cancels a job and waits until none of its tasks runs: the cancellation itself is acknowledged
   * while they still write.
   */
  protected static void cancel(JobClient job) throws Exception {
    job.cancel().get(1, TimeUnit.MINUTES);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> job.getJobStatus().get(1, TimeUnit.MINUTES).isGloballyTerminalState());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }
}
