package io.sportscards.demo.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import io.sportscards.contracts.EventContract;
import io.sportscards.demo.services.Broker;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.settings.Command;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {
  private static final Redrive.Choice ALL = new Redrive.Choice(null, null, Long.MAX_VALUE);
  private static final BasicProperties JSON =
      new BasicProperties.Builder()
          .contentType("application/json")
          .type("orders.order_placed")
          .messageId("m-1")
          .timestamp(Date.from(Instant.ofEpochMilli(1_780_000_000_000L)))
          .headers(Map.of("producer", "orders"))
          .deliveryMode(2)
          .build();

  @TempDir static Path dir;
  private static RabbitMqServer server;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    server = RabbitMqServer.start(dir.resolve("rabbitmq"));
    broker = broker(server, Files.writeString(dir.resolve("password"), server.password()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Broker broker(RabbitMqServer server, Path password) {
    Command command = new Command("cards test", "", Broker.SETTINGS, List.of());
    return new Broker(
        Settings.read(
            command,
            new Sources(
                List.of(
                    "--rabbitmq-uri=" + server.uri(),
                    "--rabbitmq-user=" + server.user(),
                    "--rabbitmq-password-file=" + password),
                Map.of(),
                List.of())));
  }

  private static RedriveReport redrive(LetterBox box, Redrive.Choice choice) throws IOException {
    RedriveReport report = new RedriveReport();
    Redrive.run(broker, box.dead, choice, report, () -> {});
    return report;
  }

  /** RabbitMQ keeps removals back while it is busy, and forgets them when the channel closes. */
  @Test
  void whatIsPutBackAtSpeedIsNoLetterAnyMore() throws Exception {
    try (LetterBox box = LetterBox.declare(server, "hurried", Map.of())) {
      for (int round = 1; round <= 5; round++) {
        for (int i = 0; i < 5_000; i++) {
          box.publish(box.dead, JSON, "{}");
        }
        box.awaitConfirms();

        assertThat(redrive(box, new Redrive.Choice(null, "hurried", Long.MAX_VALUE)).putBack())
            .isEqualTo(Map.of("hurried", 5_000L));

        assertThat(box.count(box.dead)).isZero();
        assertThat(box.count("hurried")).isEqualTo(5_000L * round);
      }
    }
  }

  @Test
  void lettersAreCountedAndShownAndStay() throws Exception {
    try (LetterBox box = LetterBox.declare(server, "counted", Map.of())) {
      box.publish("counted", JSON, "{}");
      box.publish("counted", JSON, "{}");
      box.publish("counted", new BasicProperties.Builder().contentType("text/csv").build(), "a,b");
      box.rejectAll(3);
      box.publish(box.dead, JSON, "put here by hand");
      box.awaitConfirms();
      Judge judge = new Judge(EventContract.current(), 1 << 20, Clock.systemUTC());

      for (int look = 0; look < 2; look++) {
        LetterCounts counts = new LetterCounts(judge);
        List<String> verdicts = new ArrayList<>();
        try (DeadLetterQueue letters = DeadLetterQueue.open(broker, box.dead, Long.MAX_VALUE)) {
          for (Optional<DeadLetter> letter = letters.next();
              letter.isPresent();
              letter = letters.next()) {
            counts.add(letter.get());
            verdicts.add(judge.verdict(letter.get()).outcome());
          }
        }
        assertThat(counts.rows())
            .extracting(count -> count.kind() + " " + count.letters())
            .containsExactlyInAnyOrder(
                new LetterCounts.Kind(
                        "counted", "rejected", "orders.order_placed", "application/json")
                    + " 2",
                new LetterCounts.Kind("counted", "rejected", "-", "text/csv") + " 1",
                new LetterCounts.Kind("-", "unknown", "orders.order_placed", "application/json")
                    + " 1");
        assertThat(verdicts)
            .containsExactlyInAnyOrder(
                "INVALID_ENVELOPE",
                "INVALID_ENVELOPE",
                "UNSUPPORTED_CONTENT_TYPE",
                "MALFORMED_JSON");
        assertThat(box.count(box.dead)).isEqualTo(4);
      }
    }
  }

  @Test
  void aLetterGoesBackAsItWasPublishedAndIsCountedAnew() throws Exception {
    try (LetterBox box = LetterBox.declare(server, "returned", Map.of())) {
      box.publish("returned", JSON, "body");
      box.awaitConfirms();
      box.rejectAll(1);

      RedriveReport report = redrive(box, ALL);

      assertThat(report.putBack()).containsExactly(Map.entry("returned", 1L));
      assertThat(report.notReturned()).isZero();
      assertThat(box.count(box.dead)).isZero();
      GetResponse message = box.take("returned");
      assertThat(message.getBody()).asString(UTF_8).isEqualTo("body");
      assertThat(message.getProps().getHeaders())
          .containsOnlyKeys("producer", "x-delivery-count")
          .containsEntry("x-delivery-count", 0L); // the queue's own count
      assertThat(message.getProps().builder().headers(JSON.getHeaders()).build().toString())
          .isEqualTo(JSON.toString());
      assertThat(message.getEnvelope().isRedeliver()).isFalse();
    }
  }

  @Test
  void whatHasNowhereToGoStays() throws Exception {
    try (LetterBox gone = LetterBox.declare(server, "gone", Map.of());
        LetterBox box = LetterBox.declare(server, "stays", Map.of())) {
      for (int i = 0; i < 5; i++) {
        gone.publish("gone", JSON, "same");
      }
      gone.rejectAll(5);
      gone.delete("gone");
      gone.publish(gone.dead, JSON, "put here by hand");
      gone.awaitConfirms();

      RedriveReport report = redrive(gone, ALL);

      assertThat(report.gone()).containsExactly(Map.entry("gone", 5L));
      assertThat(report.withoutOrigin()).isEqualTo(1);
      assertThat(report.putBackInAll()).isZero();
      assertThat(gone.count(gone.dead)).isEqualTo(6);

      assertThat(redrive(gone, new Redrive.Choice(null, "stays", 4)).putBack())
          .containsExactly(Map.entry("stays", 4L));
      assertThat(gone.count(gone.dead)).isEqualTo(2);
      box.awaitCount("stays", 4);
    }
  }

  @Test
  void whatAFullQueueRefusesStays() throws Exception {
    try (LetterBox box = LetterBox.declare(server, "full", Map.of("x-max-length", 10))) {
      for (int i = 0; i < 300; i++) {
        box.publish(box.dead, JSON, "letter " + i);
      }
      box.awaitConfirms();

      RedriveReport report = redrive(box, new Redrive.Choice(null, "full", Long.MAX_VALUE));

      assertThat(report.putBackInAll()).isPositive();
      assertThat(report.putBackInAll() + report.notReturned()).isEqualTo(300);
      assertThat(report.full()).containsOnlyKeys("full");
      assertThat(box.count(box.dead)).isEqualTo(report.notReturned());
      box.awaitCount("full", report.putBackInAll());
    }
  }

  @Test
  void onlyLettersOfTheReasonGoBack() throws Exception {
    try (LetterBox box = LetterBox.declare(server, "chosen", Map.of())) {
      box.publish("chosen", JSON, "rejected");
      box.rejectAll(1);
      for (int i = 0; i < 20; i++) {
        box.publish(box.dead, JSON, "by hand");
      }
      box.awaitConfirms();

      RedriveReport report = redrive(box, new Redrive.Choice("rejected", null, 1_000));

      assertThat(report.putBack()).containsExactly(Map.entry("chosen", 1L));
      assertThat(report.passedOver()).isEqualTo(20);
      assertThat(box.count(box.dead)).isEqualTo(20);
    }
  }

  @Test
  void aQueueThatIsNotThereIsNamedInASentence() {
    assertThatThrownBy(() -> DeadLetterQueue.open(broker, "nowhere", 1))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "Cannot look into queue \"nowhere\" (./cards broker declares it, --dead-letter-queue"
                + " names another): ")
        .hasMessageContaining("NOT_FOUND");
  }
}
