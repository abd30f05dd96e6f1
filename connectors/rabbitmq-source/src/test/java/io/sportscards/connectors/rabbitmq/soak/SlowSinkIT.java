package io.sportscards.connectors.rabbitmq.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.rabbitmq.RealQueue;
import io.sportscards.platform.server.RabbitMqServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class SlowSinkIT {

  private static final int MESSAGES = 1_000_000;
  private static final int BYTES = 500;

  @TempDir Path serverDirectory;
  @TempDir Path directory;

  @Test
  void aMillionWaitingMessagesPassThroughASlowSinkIn512MegabytesOfHeap() throws Exception {
    try (RabbitMqServer server = RabbitMqServer.start(serverDirectory)) {
      RealQueue queue = RealQueue.declare(server.port(), "quorum");
      queue.publishLarge(MESSAGES, BYTES);
      Path log = directory.resolve("log");
      Process job =
          new ProcessBuilder(command(server.port(), queue.name()))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        assertThat(job.waitFor(40, TimeUnit.MINUTES)).isTrue();
        assertThat(job.exitValue()).as(() -> lastLines(log)).isZero();
      } finally {
        job.destroyForcibly();
      }

      assertThat(queue.waiting()).isZero();
    }
  }

  private List<String> command(int port, String queue) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.time=ALL-UNNAMED",
        "-cp",
        // what the test plugin runs with is a jar that names the rest
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        SlowSinkJob.class.getName(),
        Integer.toString(port),
        queue,
        Integer.toString(MESSAGES),
        directory.toString());
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 50), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
