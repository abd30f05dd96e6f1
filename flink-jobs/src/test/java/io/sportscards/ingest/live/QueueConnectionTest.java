package io.sportscards.ingest.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueConnectionTest {
  private static final String PASSWORD = "p@ss/w+rd %41:?#";

  @TempDir Path directory;

  @Test
  void everyLetterOfUserAndPasswordArrives() throws Exception {
    ConnectionFactory factory =
        factory("amqp://mq.example:5673/shop%2Feu", write(PASSWORD + "\nsecond line"));

    assertThat(factory.getUsername()).isEqualTo("an@lytics");
    assertThat(factory.getPassword()).isEqualTo(PASSWORD);
    assertThat(factory.getHost()).isEqualTo("mq.example");
    assertThat(factory.getPort()).isEqualTo(5673);
    assertThat(factory.getVirtualHost()).isEqualTo("shop/eu");
    assertThat(factory.isSSL()).isFalse();
  }

  @Test
  void aLoneSlashIsTheDefaultVirtualHost() throws Exception {
    ConnectionFactory factory = factory("amqps://mq.example/", write(PASSWORD));

    assertThat(factory.getVirtualHost()).isEqualTo("/");
    assertThat(factory.getPort()).isEqualTo(5671);
    assertThat(factory.isSSL()).isTrue();
  }

  @Test
  void aChangedPasswordIsUsedByTheNextConnect() throws Exception {
    QueueConnection connection = connection("amqp://mq.example", write("old"));
    assertThat(connection.get().getConnectionFactory().getPassword()).isEqualTo("old");

    write("new");
    assertThat(connection.get().getConnectionFactory().getPassword()).isEqualTo("new");
  }

  @Test
  void thePasswordIsNotInWhatTravelsWithTheJob() throws Exception {
    Path file = write("canary-4711");

    byte[] travelling = InstantiationUtil.serializeObject(connection("amqp://mq.example", file));

    assertThat(new String(travelling, ISO_8859_1))
        .contains(file.toString())
        .doesNotContain("canary-4711");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = directory.resolve("none");

    assertThatThrownBy(() -> connection("amqp://mq.example", file).get())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Cannot read the broker password from RABBITMQ_PASSWORD_FILE=\"%s\"; the file must be readable on every task manager."
                .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\nsecond line", "pässword"})
  void aPasswordThatWouldArriveAsAnotherIsRefused(String text) throws Exception {
    Path file = write(text);

    assertThatThrownBy(() -> connection("amqp://mq.example", file).get())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The first line of RABBITMQ_PASSWORD_FILE=\"%s\" is empty or holds letters beyond ASCII; give the user a password that can be sent."
                .formatted(file));
  }

  private Path write(String password) throws Exception {
    return Files.writeString(directory.resolve("password"), password);
  }

  private static ConnectionFactory factory(String uri, Path passwordFile) throws Exception {
    return connection(uri, passwordFile).get().getConnectionFactory();
  }

  private static QueueConnection connection(String uri, Path passwordFile) {
    return new QueueConnection(
        new QueueSettings(
            URI.create(uri), "an@lytics", passwordFile.toString(), null, "analytics.events", 1, 1));
  }
}
