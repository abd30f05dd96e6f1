package io.sportscards.demo.services;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.connectors.rabbitmq.TlsFiles;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** The broker as a client of the command line sees it. */
public final class Broker {
  /** What a command must list to use it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          PlatformSettings.RABBITMQ_URI,
          PlatformSettings.RABBITMQ_USER,
          PlatformSettings.RABBITMQ_PASSWORD_FILE,
          PlatformSettings.RABBITMQ_CA_FILE);

  private final URI uri;
  private final String user;
  private final Path passwordFile;
  private final Path caFile;

  public Broker(Settings settings) {
    this.uri = settings.get(PlatformSettings.RABBITMQ_URI);
    this.user = settings.get(PlatformSettings.RABBITMQ_USER);
    this.passwordFile = settings.get(PlatformSettings.RABBITMQ_PASSWORD_FILE);
    this.caFile = settings.get(PlatformSettings.RABBITMQ_CA_FILE);
  }

  /**
   * A factory with address and credentials, which connects without recovery of its own.
   *
   * @throws IOException when the password or the CA file cannot be read
   */
  public ConnectionFactory factory() throws IOException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(uri.getHost());
    factory.setPort(uri.getPort());
    if (uri.getRawPath().length() > 1) {
      factory.setVirtualHost(
          URLDecoder.decode(uri.getRawPath().substring(1), StandardCharsets.UTF_8));
    }
    factory.setUsername(user);
    factory.setPassword(password());
    factory.setAutomaticRecoveryEnabled(false);
    if (uri.getScheme().equals("amqps")) {
      verifyCertificates(factory);
    }
    return factory;
  }

  /**
   * Connects.
   *
   * @throws IOException with a sentence when the broker cannot be reached or refuses
   */
  public Connection connect() throws IOException {
    return connect(null);
  }

  /**
   * Connects.
   *
   * @param deliveries runs what consumers are given; null for a pool of threads
   * @throws IOException with a sentence when the broker cannot be reached or refuses
   */
  public Connection connect(ExecutorService deliveries) throws IOException {
    try {
      return factory().newConnection(deliveries, "cards");
    } catch (IOException | TimeoutException e) {
      throw new IOException(
          "Cannot connect to the broker at " + uri + " as " + user + ": " + reason(e), e);
    }
  }

  /**
   * Messages that wait in a queue and are not with a consumer.
   *
   * @throws IOException when the broker cannot be reached or has no such queue
   */
  public long waiting(String queue) throws IOException {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return QueueCount.waiting(channel, queue);
    } catch (TimeoutException e) {
      throw new IOException("The broker at " + uri + " did not answer", e);
    }
  }

  public URI uri() {
    return uri;
  }

  public String user() {
    return user;
  }

  private String password() throws IOException {
    try (var lines = Files.lines(passwordFile)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new IOException(
          "Cannot read the broker's password from RABBITMQ_PASSWORD_FILE=\"" + passwordFile + "\"",
          e);
    }
  }

  /** The client's own default trusts every certificate. */
  private void verifyCertificates(ConnectionFactory factory) throws IOException {
    try {
      factory.useSslProtocol(
          caFile == null ? SSLContext.getDefault() : TlsFiles.caFile(caFile.toString()).get());
      factory.enableHostnameVerification();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new IOException("RABBITMQ_CA_FILE: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
