package io.sportscards.demo.deadletters;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.sportscards.demo.Cards;
import io.sportscards.platform.server.RabbitMqServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a dead-letter queue that nobody looked at for long, in a tenth of their heap. */
@Tag("soak")
class MillionLettersIT {
  private static final int LETTERS = 1_000_000;
  private static final int AT_ONCE = 10_000;
  private static final BasicProperties JSON =
      new BasicProperties.Builder()
          .contentType("application/json")
          .type("orders.order_placed")
          .deliveryMode(2)
          .build();

  @TempDir Path dir;

  @Test
  void aMillionLettersAreCountedAndPutBackIn96MegabytesOfHeap() throws Exception {
    try (RabbitMqServer server = RabbitMqServer.start(dir.resolve("rabbitmq"));
        LetterBox box = LetterBox.declare(server, "events", Map.of())) {
      for (int i = 1; i <= LETTERS; i++) {
        box.publish("events", JSON, "letter %d %s".formatted(i, "x".repeat(280)));
        if (i % AT_ONCE == 0) {
          box.awaitConfirms();
        }
      }
      box.rejectAtSpeed(LETTERS);

      String listed = run(server, "list");
      assertThat(listed)
          .containsPattern("\\d+ to go")
          .containsPattern("events +rejected +orders.order_placed .* 1,000,000\n");
      assertThat(box.count(box.dead)).isEqualTo(LETTERS);

      assertThat(run(server, "redrive")).containsPattern("put back into events +1,000,000\n");
      assertThat(box.count(box.dead)).isZero();
      assertThat(box.count("events")).isEqualTo(LETTERS);
    }
  }

  private String run(RabbitMqServer server, String command) throws Exception {
    Path password = Files.writeString(dir.resolve("password"), server.password());
    Path log = dir.resolve(command + ".log");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Cards.class.getName(),
                "dead-letters",
                command));
    words.addAll(
        List.of(
            "--queue-name=events",
            "--rabbitmq-uri=" + server.uri(),
            "--rabbitmq-user=" + server.user(),
            "--rabbitmq-password-file=" + password));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(30, MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(log);
    assertThat(process.exitValue()).as(output).isZero();
    System.out.printf(
        "dead-letters %s of %,d letters: %d s%n%s%n",
        command, LETTERS, Duration.ofNanos(System.nanoTime() - start).toSeconds(), output);
    return output;
  }
}
