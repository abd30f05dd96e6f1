package io.sportscards.demo.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.sportscards.demo.Cards;
import io.sportscards.platform.server.RabbitMqServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveUnderKillIT {
  private static final int LETTERS = 20_000;

  @TempDir Path dir;

  @Test
  void aRedriveThatIsKilledInTheMiddleLosesNoLetter() throws Exception {
    try (RabbitMqServer server = RabbitMqServer.start(dir.resolve("rabbitmq"));
        LetterBox box = LetterBox.declare(server, "events", Map.of())) {
      BasicProperties persistent = new BasicProperties.Builder().deliveryMode(2).build();
      for (int i = 0; i < LETTERS; i++) {
        box.publish(box.dead, persistent, Integer.toString(i));
      }
      box.awaitConfirms();

      Process redrive = start(server);
      await()
          .atMost(LetterBox.PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> box.count("events") >= LETTERS / 10 || !redrive.isAlive());
      assertThat(redrive.isAlive()).as(Files.readString(dir.resolve("redrive.log"))).isTrue();
      redrive.destroyForcibly().waitFor();
      long putBack = box.count("events");
      assertThat(putBack).as("the kill came in the middle").isLessThan(LETTERS);
      // then the broker has everything back that the killed reader held
      await().atMost(LetterBox.PATIENCE).until(() -> box.consumers(box.dead) == 0);

      assertThat(start(server).waitFor()).isZero();

      assertThat(box.count(box.dead)).isZero();
      List<String> messages = box.drain("events", box.count("events"));
      assertThat(Set.copyOf(messages))
          .isEqualTo(
              IntStream.range(0, LETTERS).mapToObj(Integer::toString).collect(Collectors.toSet()));
      assertThat(messages).hasSizeBetween(LETTERS, LETTERS + (int) putBack);
    }
  }

  private Process start(RabbitMqServer server) throws Exception {
    Path password = Files.writeString(dir.resolve("password"), server.password());
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Cards.class.getName(),
                "dead-letters",
                "redrive",
                "--to=events",
                "--queue-name=events",
                "--rabbitmq-uri=" + server.uri(),
                "--rabbitmq-user=" + server.user(),
                "--rabbitmq-password-file=" + password))
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("redrive.log").toFile())
        .start();
  }
}
