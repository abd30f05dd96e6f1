package io.sportscards.ingest.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Makes the connection's configuration on the task manager at each connect, so that the password is
 * in no job graph and a changed one is found by the next reconnect.
 */
record QueueConnection(QueueSettings queue) implements SerializableSupplier<RMQConnectionConfig> {

  /**
   * Reads the password and builds the configuration.
   *
   * @throws UncheckedIOException when the password file cannot be read
   * @throws IllegalArgumentException when the password is empty or not of ASCII letters
   */
  @Override
  public RMQConnectionConfig get() {
    URI uri = queue.uri();
    String address =
        "%s://%s:%s@%s%s%s"
            .formatted(
                uri.getScheme(),
                encoded(queue.user()),
                encoded(password()),
                uri.getHost(),
                uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                uri.getRawPath().equals("/") ? "" : uri.getRawPath());
    return new RMQConnectionConfig.Builder().setUri(address).build();
  }

  private String password() {
    String password;
    try (var lines = Files.lines(Path.of(queue.passwordFile()))) {
      password = lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the broker password from RABBITMQ_PASSWORD_FILE=\"%s\"; the file must be readable on every task manager."
              .formatted(queue.passwordFile()),
          e);
    }
    // the client takes what is not ASCII for something else, and an empty password for "guest"
    if (!password.matches("\\p{ASCII}+")) {
      throw new IllegalArgumentException(
          "The first line of RABBITMQ_PASSWORD_FILE=\"%s\" is empty or holds letters beyond ASCII; give the user a password that can be sent."
              .formatted(queue.passwordFile()));
    }
    return password;
  }

  private static String encoded(String text) {
    // a plus stands for itself in this part of a URI
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
