package io.sportscards.connectors.rabbitmq.internal.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderConnectionFactoryTest {

  @Test
  void theClientRecoversNothingByItself() throws BrokerException {
    ConnectionFactory factory =
        ReaderConnectionFactory.of(config("amqp://user:secret@broker:5673/sales"), "reader");

    assertThat(factory.isAutomaticRecoveryEnabled()).isFalse();
    assertThat(factory.isTopologyRecoveryEnabled()).isFalse();
    assertThat(factory.getHost()).isEqualTo("broker");
    assertThat(factory.getPort()).isEqualTo(5673);
    assertThat(factory.getVirtualHost()).isEqualTo("sales");
  }

  @Test
  void theHeartbeatIsEightNinthsOfTheConfigsOrOf30Seconds() throws BrokerException {
    assertThat(heartbeat(new RMQConnectionConfig.Builder().setUri("amqp://broker"))).isEqualTo(26);
    assertThat(heartbeat(new RMQConnectionConfig.Builder().setUri("amqp://broker?heartbeat=5")))
        .isEqualTo(4);
    assertThat(heartbeat(new RMQConnectionConfig.Builder().setUri("amqp://broker?heartbeat=1")))
        .isEqualTo(1);
    assertThat(heartbeat(new RMQConnectionConfig.Builder().setUri("amqp://broker?heartbeat=0")))
        .isEqualTo(0);
    assertThat(
            heartbeat(
                new RMQConnectionConfig.Builder()
                    .setHost("broker")
                    .setPort(5672)
                    .setVirtualHost("/")
                    .setUserName("user")
                    .setPassword("secret")
                    .setRequestedHeartbeat(60)))
        .isEqualTo(53);
  }

  private static int heartbeat(RMQConnectionConfig.Builder config) throws BrokerException {
    return ReaderConnectionFactory.of(config.build(), "reader").getRequestedHeartbeat();
  }

  @Test
  void noSupplierMayGiveNull() {
    assertThatThrownBy(() -> ReaderConnectionFactory.of(null, "reader"))
        .isInstanceOf(BrokerException.class)
        .hasMessage("The supplier of the connection gave null; expected an RMQConnectionConfig.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqp://user:se cret@broker",
        "http://user:secret@broker",
        "amqp://user:secret:secret@broker",
        "amqp://user:secret%zz@broker"
      })
  void aUriThatCannotBeUsedIsRefusedWithoutItsPassword(String uri) {
    assertThatThrownBy(() -> ReaderConnectionFactory.of(config(uri), "reader"))
        .isInstanceOf(BrokerException.class)
        .satisfies(
            thrown -> {
              StringWriter printed = new StringWriter();
              thrown.printStackTrace(new PrintWriter(printed));
              assertThat(printed.toString()).doesNotContain("cret").contains("RMQConnectionConfig");
            });
  }

  private static RMQConnectionConfig config(String uri) {
    return new RMQConnectionConfig.Builder().setUri(uri).build();
  }
}
