package io.sportscards.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.sportscards.platform.server.RabbitMqServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclareDefinitionsIT {
  @TempDir static Path dir;
  private static RabbitMqServer server;
  private Connection connection;

  @BeforeAll
  static void start() {
    server = RabbitMqServer.start(dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws Exception {
    connection = server.clients().newConnection();
  }

  @AfterEach
  void disconnect() throws Exception {
    connection.close();
  }

  @Test
  void whatRabbitMqsOwnToolImportsIsWhatWeDeclare() {
    server.ctl("import_definitions", Path.of("../broker/definitions.json").toString());

    assertThatCode(() -> DeclareDefinitions.on(connection, BrokerDefinitions.standard()))
        .doesNotThrowAnyException();
    assertThat(server.ctl("list_queues", "--no-table-headers", "name", "type").lines())
        .contains("analytics.events\tquorum", "analytics.events.dead-letter\tquorum");
  }

  @Test
  void aQueueOfOurNameWithOtherArgumentsIsRefusedWithASentence() throws Exception {
    try (Channel channel = connection.createChannel()) {
      channel.queueDeclare("taken", true, false, false, Map.of());
    }

    assertThatThrownBy(
            () -> DeclareDefinitions.on(connection, BrokerDefinitions.standard().forQueue("taken")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Queue taken is on the broker with other arguments (")
        .hasMessageEndingWith("Drain and delete it, or choose another name with QUEUE_NAME");
  }

  @Test
  void aRejectedMessageReachesTheDeadLetterQueueOfItsOwnQueue() throws Exception {
    DeclareDefinitions.on(connection, BrokerDefinitions.standard().forQueue("mine"));
    try (Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          "", "mine", MessageProperties.PERSISTENT_BASIC, "event".getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
      GetResponse got = await().until(() -> channel.basicGet("mine", false), r -> r != null);

      channel.basicReject(got.getEnvelope().getDeliveryTag(), false);

      GetResponse dead =
          await()
              .atMost(Duration.ofMinutes(2))
              .until(() -> channel.basicGet("mine.dead-letter", true), r -> r != null);
      assertThat(dead.getBody()).asString().isEqualTo("event");
    }
  }
}
