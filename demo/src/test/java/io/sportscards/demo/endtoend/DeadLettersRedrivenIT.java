package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.demo.deadletters.Redrive;
import io.sportscards.demo.deadletters.RedriveReport;
import io.sportscards.demo.services.Broker;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.settings.Command;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crashing consumer turned into dead letters comes back and counts once. */
class DeadLettersRedrivenIT {
  private static final long EVENTS = 5_000;
  private static final int DELIVERY_LIMIT = 3;
  private static final String QUEUE = BrokerDefinitions.DEFAULT_QUEUE;
  private static final String DEAD = QUEUE + ".dead-letter";

  @TempDir Path dir;

  @Test
  void lettersOfACrashLoopAreArchivedOnceAfterARedriveBesideTheLiveJob() throws Exception {
    RabbitMqServer broker = RabbitMqServer.start(dir.resolve("rabbitmq"));
    declare(broker);
    LedgerTotals totals = LiveSide.publish(broker, dir, EVENTS);
    crashUntilAllAreDead(broker);
    broker.syncQueueDirectory();
    try (SessionStack session = SessionStack.start(dir, 2);
        LiveSide live = LiveSide.start(dir, broker, session)) {
      RedriveReport report = new RedriveReport();
      Redrive.run(
          broker(broker),
          DEAD,
          new Redrive.Choice("delivery_limit", null, Long.MAX_VALUE),
          report,
          () -> {});

      assertThat(report.notReturned()).isZero();
      assertThat(report.putBackInAll()).isGreaterThanOrEqualTo(totals.lines());
      live.awaitLines(totals.lines());
      live.awaitCheckpoints(3);
      CheckReport check = live.check();
      assertThat(check.firstProblems()).isEmpty();
      assertThat(check.lines()).isEqualTo(totals.lines());
    }
  }

  /** The standard definitions with a low limit. */
  private static void declare(RabbitMqServer broker) throws Exception {
    BrokerDefinitions standard = BrokerDefinitions.standard();
    List<BrokerDefinitions.Queue> queues =
        standard.queues().stream()
            .map(
                queue -> {
                  Map<String, Object> arguments = new TreeMap<>(queue.arguments());
                  if (queue.name().equals(QUEUE)) {
                    arguments.put("x-delivery-limit", DELIVERY_LIMIT);
                  }
                  return new BrokerDefinitions.Queue(queue.name(), arguments);
                })
            .toList();
    try (Connection connection = connect(broker)) {
      DeclareDefinitions.on(
          connection, new BrokerDefinitions(standard.exchanges(), queues, standard.bindings()));
    }
  }

  /** Takes everything and dies, again and again. */
  private static void crashUntilAllAreDead(RabbitMqServer broker) throws Exception {
    try (Connection watching = connect(broker);
        Channel watch = watching.createChannel()) {
      long messages = watch.messageCount(QUEUE);
      assertThat(messages).isPositive();
      for (int crash = 0; crash <= DELIVERY_LIMIT; crash++) {
        Connection crashing = connect(broker);
        Channel channel = crashing.createChannel();
        channel.basicQos(50_000);
        channel.basicConsume(QUEUE, false, (tag, delivery) -> {}, tag -> {});
        await().atMost(LiveSide.PATIENCE).until(() -> watch.messageCount(QUEUE) == 0);
        crashing.abort();
        await().atMost(LiveSide.PATIENCE).until(() -> watch.consumerCount(QUEUE) == 0);
      }
      await().atMost(LiveSide.PATIENCE).until(() -> watch.messageCount(DEAD) == messages);
    }
  }

  private static Connection connect(RabbitMqServer broker) throws Exception {
    return broker.clients().newConnection();
  }

  private Broker broker(RabbitMqServer broker) throws Exception {
    Path password = Files.writeString(dir.resolve("redriver-password"), broker.password());
    List<String> arguments =
        List.of(
            "--rabbitmq-uri=" + broker.uri(),
            "--rabbitmq-user=" + broker.user(),
            "--rabbitmq-password-file=" + password);
    Command command = new Command("cards test", "", Broker.SETTINGS, List.of());
    return new Broker(Settings.read(command, new Sources(arguments, Map.of(), List.of())));
  }
}
