package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.sportscards.connectors.rabbitmq.internal.amqp.AmqpBroker;
import io.sportscards.platform.server.QpidBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source asks nothing of a broker that AMQP 0-9-1 does not have. */
class QpidIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MESSAGES = 2_000;

  @TempDir Path directory;

  @Test
  void anotherBrokersMessagesAreReadAcknowledgedAndDeliveredAgainAfterAKill() throws Exception {
    try (QpidBroker qpid = QpidBroker.start(directory)) {
      publish(qpid);
      try (ReaderUnderTest reader = reader(qpid)) {
        await().atMost(PATIENCE).until(() -> reader.emitAll().size() >= 500);
        reader.checkpoint(1);
        reader.completed(1);
        qpid.kill();
        qpid.restart();
        await().atMost(PATIENCE).until(() -> readAndAcknowledge(reader) == MESSAGES);
      }

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(qpid)).isZero());
    }
  }

  private long checkpoint = 1;

  private int readAndAcknowledge(ReaderUnderTest reader) throws Exception {
    int distinct = new HashSet<>(reader.emitAll()).size();
    checkpoint++;
    reader.checkpoint(checkpoint);
    reader.completed(checkpoint);
    return distinct;
  }

  private static ReaderUnderTest reader(QpidBroker qpid) {
    return new ReaderUnderTest(
        new AmqpBroker(
            () ->
                new RMQConnectionConfig.Builder()
                    .setHost("127.0.0.1")
                    .setPort(qpid.port())
                    .setVirtualHost("/")
                    .setUserName(qpid.user())
                    .setPassword(qpid.password())
                    .build()),
        ReaderUnderTest.settings(List.of("events"), 2, 1_000, 64 << 20, PATIENCE));
  }

  private static void publish(QpidBroker qpid) throws Exception {
    try (Connection connection = connect(qpid);
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("events", true, false, false, null);
      channel.confirmSelect();
      for (int i = 0; i < MESSAGES; i++) {
        byte[] body = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
        channel.basicPublish("", "events", MessageProperties.PERSISTENT_BASIC, body);
      }
      channel.waitForConfirmsOrDie(60_000);
    }
  }

  private static long waiting(QpidBroker qpid) throws Exception {
    try (Connection connection = connect(qpid);
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive("events").getMessageCount();
    }
  }

  private static Connection connect(QpidBroker qpid) throws Exception {
    return qpid.clients().newConnection();
  }
}
