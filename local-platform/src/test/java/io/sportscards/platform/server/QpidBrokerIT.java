package io.sportscards.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.process.ProcessId;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QpidBrokerIT {
  private static final String QUEUE = BrokerDefinitions.DEFAULT_QUEUE;

  @TempDir Path dir;

  @Test
  void confirmedMessagesSurviveAKillAndNothingIsLeftBehind() throws Exception {
    ProcessId process;
    try (QpidBroker broker = QpidBroker.start(dir)) {
      try (Connection connection = connect(broker)) {
        DeclareDefinitions.on(connection, BrokerDefinitions.standard());
        publish(connection, 500);
      }
      broker.kill();
      assertThatThrownBy(() -> connect(broker)).isInstanceOf(ConnectException.class);

      broker.restart();

      process = broker.id();
      try (Connection connection = connect(broker);
          Channel channel = connection.createChannel()) {
        DeclareDefinitions.on(connection, BrokerDefinitions.standard());
        assertThat(channel.queueDeclarePassive(QUEUE).getMessageCount()).isEqualTo(500);
        GetResponse first = channel.basicGet(QUEUE, false);
        assertThat(first.getBody()).asString().isEqualTo("event 0");
      }
    }
    assertThat(process.isAlive()).isFalse();
  }

  private static void publish(Connection connection, int count) throws Exception {
    try (Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (int i = 0; i < count; i++) {
        channel.basicPublish(
            "events",
            "orders.order_placed",
            MessageProperties.PERSISTENT_BASIC,
            ("event " + i).getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie(30_000);
    }
  }

  private static Connection connect(QpidBroker broker) throws Exception {
    return broker.clients().newConnection();
  }
}
