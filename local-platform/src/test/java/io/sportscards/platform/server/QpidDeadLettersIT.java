package io.sportscards.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which dead letters the embedded broker knows, through the definitions the platform uses. */
class QpidDeadLettersIT {
  @TempDir static Path dir;
  private static QpidBroker broker;

  @BeforeAll
  static void start() {
    broker = QpidBroker.start(dir, QpidOptions.inMemory());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aMessageRejectedForGoodIsADeadLetterAtOnce() throws Exception {
    try (Connection connection = connect()) {
      publishTo("rejected", connection);
      try (Channel channel = connection.createChannel()) {
        channel.basicReject(take("rejected", channel), false);

        GetResponse dead =
            await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> channel.basicGet("rejected.dead-letter", true), Objects::nonNull);
        assertThat(dead.getBody()).asString().isEqualTo("event of rejected");
        assertThat(dead.getProps().getContentType()).isEqualTo("application/octet-stream");
        assertThat(dead.getProps().getHeaders()).isNullOrEmpty(); // no x-death
        assertThat(channel.queueDeclarePassive("rejected").getMessageCount()).isZero();
      }
    }
  }

  @Test
  void aRejectedLetterOfTheDeadLetterQueueIsDroppedAsOnRabbitMq() throws Exception {
    try (Connection connection = connect()) {
      publishTo("dropped", connection);
      try (Channel channel = connection.createChannel()) {
        channel.basicReject(take("dropped", channel), false);

        channel.basicReject(take("dropped.dead-letter", channel), false);
      }
      assertThat(depth("dropped", connection)).isZero();
      assertThat(depth("dropped.dead-letter", connection)).isZero();
    }
  }

  /** RabbitMQ counts these deliveries and gives up beyond the limit; Qpid does not look at them. */
  @Test
  void aMessageGivenBackComesAgainHoweverOften() throws Exception {
    int times = 30;
    try (Connection connection = connect()) {
      publishTo("returned", connection);
      try (Channel channel = connection.createChannel()) {
        for (int i = 0; i < times; i++) {
          channel.basicReject(take("returned", channel), true);
        }
      }
      for (int i = 0; i < times; i++) {
        try (Channel lost = connection.createChannel()) {
          take("returned", lost);
        }
      }
      assertThat(depth("returned.dead-letter", connection)).isZero();
      await().atMost(Duration.ofMinutes(2)).until(() -> depth("returned", connection) == 1);
    }
  }

  private static void publishTo(String queue, Connection connection) throws Exception {
    DeclareDefinitions.on(connection, BrokerDefinitions.standard().forQueue(queue));
    try (Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          "",
          queue,
          MessageProperties.PERSISTENT_BASIC,
          ("event of " + queue).getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  /** Takes the next message without acknowledging it; its delivery tag. */
  private static long take(String queue, Channel channel) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> channel.basicGet(queue, false), Objects::nonNull)
        .getEnvelope()
        .getDeliveryTag();
  }

  private static int depth(String queue, Connection connection) throws Exception {
    try (Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive(queue).getMessageCount();
    }
  }

  private static Connection connect() throws Exception {
    return broker.clients().newConnection();
  }
}
