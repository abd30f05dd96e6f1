package io.sportscards.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.sportscards.platform.process.ProcessId;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RabbitMqServerIT {
  @TempDir Path dir;

  @Test
  void confirmedMessagesOfAQuorumQueueSurviveAKill() throws Exception {
    try (RabbitMqServer server = RabbitMqServer.start(dir)) {
      publish(server, 1_000);
      server.syncQueueDirectory();
      int port = server.port();

      server.kill();
      assertThatThrownBy(() -> connect(server)).isInstanceOf(ConnectException.class);
      server.restart();

      assertThat(server.port()).isEqualTo(port);
      await().atMost(Duration.ofSeconds(30)).until(() -> readyMessages(server) == 1_000);
    }
  }

  @Test
  void connectionsCanBeClosedFromTheBrokersSideAndNothingIsLeftBehind() throws Exception {
    List<ProcessId> processes;
    try (RabbitMqServer server =
        RabbitMqServer.start(dir, RabbitMqOptions.quick("consumer_timeout = 60000"))) {
      processes = server.processes();
      Connection connection = connect(server);
      server.closeAllConnections("test");
      await().until(() -> !connection.isOpen());
      assertThat(connection.getCloseReason()).hasMessageContaining("CONNECTION_FORCED");
      assertThat(server.ctl("eval", "application:get_env(rabbit,consumer_timeout)."))
          .isEqualTo("{ok,60000}");
      assertThatThrownBy(() -> server.ctl("no_such_command"))
          .hasMessageStartingWith("rabbitmqctl no_such_command ended with exit code 64");
    }
    assertThat(processes).hasSize(2).noneMatch(ProcessId::isAlive);
  }

  private static void publish(RabbitMqServer server, int count) throws Exception {
    try (Connection connection = connect(server);
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("q", true, false, false, Map.of("x-queue-type", "quorum"));
      channel.confirmSelect();
      for (int i = 0; i < count; i++) {
        byte[] body = ("message " + i).getBytes(StandardCharsets.UTF_8);
        channel.basicPublish("", "q", MessageProperties.PERSISTENT_BASIC, body);
      }
      channel.waitForConfirmsOrDie(30_000);
    }
  }

  private static long readyMessages(RabbitMqServer server) throws Exception {
    try (Connection connection = connect(server);
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive("q").getMessageCount();
    }
  }

  private static Connection connect(RabbitMqServer server) throws Exception {
    return server.clients().newConnection();
  }
}
