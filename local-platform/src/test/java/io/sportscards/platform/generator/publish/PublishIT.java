package io.sportscards.platform.generator.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.ledger.LedgerEntry;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.server.PostgresServer;
import io.sportscards.platform.server.RabbitMqServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishIT {
  private static RabbitMqServer server;

  @TempDir Path ledgers;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RabbitMqServer.start(dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whatTheLedgerHoldsIsInTheQueueAlsoWhenTheBrokerIsKilledMeanwhile() throws Exception {
    declare("survivor");
    server.syncQueueDirectory();
    GeneratorSettings events = GeneratorSettings.of(7, 8_000);
    AtomicBoolean isKilled = new AtomicBoolean();
    PublishRun run =
        new PublishRun(events, settings("survivor").atRate(4_000), ledgers)
            .withProgress(
                progress -> {
                  if (progress.confirmed() > 3_000 && isKilled.compareAndSet(false, true)) {
                    server.kill();
                    server.restart();
                  }
                });

    LedgerTotals totals = run.run();

    assertThat(isKilled).isTrue();
    List<Message> sent = new ArrayList<>();
    EventStream.of(events).forEachRemaining(sent::add);
    assertThat(totals.sent()).isEqualTo(sent.size());
    assertThat(totals.accepted()).isEqualTo(8_000);
    Set<ByteBuffer> wanted = new HashSet<>();
    sent.forEach(message -> wanted.add(ByteBuffer.wrap(message.body())));
    assertThat(drain("survivor")).isEqualTo(wanted);
    List<LedgerEntry> entries = new ArrayList<>();
    LedgerReader.read(LedgerReader.ledgersIn(ledgers).get(0), entries::add);
    assertThat(entries).hasSize(Math.toIntExact(totals.lines()));
  }

  @Test
  void whatOccurredBeforeTheQueueWasThereIsInTheJournalAlone(@TempDir Path journalDir)
      throws Exception {
    declare("later");
    GeneratorSettings events = GeneratorSettings.of(7, 2_000);
    Instant from = Instant.parse("2026-06-29T00:00:00Z");
    List<Message> sent = new ArrayList<>();
    EventStream.of(events).forEachRemaining(sent::add);
    Set<ByteBuffer> wanted = new HashSet<>();
    sent.stream()
        .filter(message -> message.body().length == 0 || !message.occurredAt().isBefore(from))
        .forEach(message -> wanted.add(ByteBuffer.wrap(message.body())));
    try (PostgresServer postgres = PostgresServer.start(journalDir, "journal");
        JournalWriter journal = JournalWriter.open(postgres.connect(), "events")) {
      PublishRun run =
          new PublishRun(events, settings("later"), ledgers).withJournal(journal, from);

      LedgerTotals queued = run.run();

      long once = sent.stream().filter(message -> !message.isRepeat()).count();
      assertThat(queued.lines() + run.journalOnly().lines())
          .isEqualTo(once)
          .isEqualTo(journal.rows());
      assertThat(queued.accepted() + run.journalOnly().accepted()).isEqualTo(2_000);
    }
    assertThat(drain("later")).isEqualTo(wanted);
    List<LedgerEntry> entries = new ArrayList<>();
    LedgerReader.readAll(LedgerReader.queuedIn(ledgers), entries::add);
    assertThat(entries)
        .hasSize(
            Math.toIntExact(
                sent.stream()
                    .filter(message -> !message.isRepeat())
                    .filter(message -> wanted.contains(ByteBuffer.wrap(message.body())))
                    .count()));
  }

  @Test
  void aMessageThatNoQueueTakesEndsTheRunWithASentence() {
    PublishRun run =
        new PublishRun(GeneratorSettings.of(7, 100), settings("no-such-queue"), ledgers);

    assertThatThrownBy(run::run)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "No queue takes messages with the routing key \"no-such-queue\" of exchange \"\" on"
                + " 127.0.0.1:%d (NO_ROUTE). Apply the broker definitions first.",
            server.port());
    assertThatThrownBy(() -> LedgerReader.read(ledgers.resolve(onlyLedger()), entry -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no footer: its publish run did not finish");
  }

  @Test
  void anExchangeThatIsMissingEndsTheRunWithASentence() {
    PublishSettings nowhere = PublishSettings.to(factory(), "no-such-exchange", null);

    assertThatThrownBy(() -> new PublishRun(GeneratorSettings.of(7, 100), nowhere, ledgers).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refuses what is published")
        .hasMessageContaining("no exchange 'no-such-exchange'");
  }

  @Test
  void aBrokerThatIsNotThereIsNamedAndLeavesNoLedgerBehind() throws Exception {
    ConnectionFactory nobody = factory();
    nobody.setPort(1);
    PublishSettings settings = PublishSettings.to(nobody, "", "q");

    assertThatThrownBy(() -> new PublishRun(GeneratorSettings.of(7, 100), settings, ledgers).run())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The broker at 127.0.0.1:1 cannot be reached");
    assertThat(LedgerReader.ledgersIn(ledgers)).isEmpty();
  }

  @Test
  void aFullQueueIsToldAndWhatItRefusedIsPublishedOnceThereIsRoom() throws Exception {
    declare("small", Map.of("x-max-length", 50, "x-overflow", "reject-publish"));
    Set<ByteBuffer> taken = new HashSet<>();
    Set<String> troubles = new HashSet<>();
    GeneratorSettings events = GeneratorSettings.of(7, 300);

    new PublishRun(events, settings("small"), ledgers)
        .withProgress(
            progress -> {
              if (troubles.add(progress.trouble()) || !progress.trouble().isEmpty()) {
                taken.addAll(drainQuietly("small"));
              }
            })
        .run();

    taken.addAll(drain("small"));
    assertThat(troubles)
        .containsExactlyInAnyOrder("", "a queue refuses messages, which it does when it is full");
    Set<ByteBuffer> wanted = new HashSet<>();
    EventStream.of(events).forEachRemaining(m -> wanted.add(ByteBuffer.wrap(m.body())));
    assertThat(taken).isEqualTo(wanted);
  }

  @Test
  void aBrokerOutOfMemoryIsToldAndPublishingGoesOnWhenItHasSome() throws Exception {
    declare("alarmed", Map.of());
    Set<String> troubles = new HashSet<>();
    server.ctl("set_vm_memory_high_watermark", "0.00001");
    try {
      PublishRun run =
          new PublishRun(GeneratorSettings.of(7, 300), settings("alarmed").atRate(200), ledgers)
              .withProgress(
                  progress -> {
                    if (troubles.add(progress.trouble()) && !progress.trouble().isEmpty()) {
                      server.ctl("set_vm_memory_high_watermark", "0.4");
                    }
                  });

      assertThat(run.run().accepted()).isEqualTo(300);
    } finally {
      server.ctl("set_vm_memory_high_watermark", "0.4");
    }

    assertThat(troubles).contains("the broker takes nothing: low on memory");
  }

  @Test
  void theRateIsKept() throws Exception {
    declare("slow");
    long started = System.nanoTime();

    new PublishRun(GeneratorSettings.of(7, 500), settings("slow").atRate(500), ledgers).run();

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(900));
  }

  private String onlyLedger() throws IOException {
    return LedgerReader.ledgersIn(ledgers).get(0).getFileName().toString();
  }

  private static PublishSettings settings(String queue) {
    return PublishSettings.to(factory(), "", queue);
  }

  private static ConnectionFactory factory() {
    return server.clients();
  }

  private static void declare(String queue) throws Exception {
    declare(queue, Map.of("x-queue-type", "quorum"));
  }

  private static void declare(String queue, Map<String, Object> arguments) throws Exception {
    try (Connection connection = factory().newConnection();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(queue, true, false, false, arguments);
    }
  }

  private static Set<ByteBuffer> drainQuietly(String queue) {
    try {
      return drain(queue);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot drain " + queue, e);
    }
  }

  /** The distinct bodies of a queue. */
  private static Set<ByteBuffer> drain(String queue) throws Exception {
    Set<ByteBuffer> bodies = new HashSet<>();
    try (Connection connection = factory().newConnection();
        Channel channel = connection.createChannel()) {
      for (GetResponse got = channel.basicGet(queue, true);
          got != null;
          got = channel.basicGet(queue, true)) {
        bodies.add(ByteBuffer.wrap(got.getBody()));
      }
    }
    return bodies;
  }
}
