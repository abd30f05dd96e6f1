package io.sportscards.connectors.rabbitmq.internal.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import io.sportscards.connectors.rabbitmq.internal.BrokerException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.NoSuchFileException;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.junit.jupiter.api.Test;

class AmqpBrokerTest {

  @Test
  void aSupplierThatFailsIsASetupProblemInItsOwnWords() {
    AmqpBroker broker =
        new AmqpBroker(
            () -> {
              throw new UncheckedIOException(
                  "Cannot read the password file",
                  new NoSuchFileException("/run/secrets/rabbitmq"));
            });

    assertThatThrownBy(() -> broker.connect("reader"))
        .isInstanceOfSatisfying(
            BrokerException.class, thrown -> assertThat(thrown.kind()).isEqualTo(Kind.SETUP))
        .hasMessage(
            "The supplier of the RMQConnectionConfig failed with UncheckedIOException: Cannot read the password file.");
  }

  @Test
  void aBrokerThatDoesNotListenMayCome() throws IOException {
    int port = portThatIsClosed();
    AmqpBroker broker =
        new AmqpBroker(
            () ->
                new RMQConnectionConfig.Builder()
                    .setUri("amqp://guest:secret@127.0.0.1:" + port)
                    .build());

    assertThatThrownBy(() -> broker.connect("reader"))
        .isInstanceOfSatisfying(
            BrokerException.class, thrown -> assertThat(thrown.kind()).isEqualTo(Kind.TRANSIENT))
        .hasMessage(
            "Cannot connect to the broker at 127.0.0.1:%d, virtual host \"/\": Connection refused (ConnectException).",
            port);
  }

  private static int portThatIsClosed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
