package io.sportscards.connectors.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.rabbitmq.internal.Broker;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import io.sportscards.connectors.rabbitmq.internal.BrokerException.Kind;
import io.sportscards.connectors.rabbitmq.internal.amqp.AmqpBroker;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.server.RabbitMqOptions;
import io.sportscards.platform.server.RabbitMqServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connects to a real broker that listens with TLS and asks for a certificate. */
class TlsIT {
  private static final GeneralName HERE = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
  private static final GeneralName ELSEWHERE =
      new GeneralName(GeneralName.dNSName, "elsewhere.example");
  private static final Duration VALID = Duration.ofDays(2);
  private static final Duration EXPIRED = Duration.ofHours(1);

  @TempDir static Path dir;
  private static final int PORT = FreePorts.one();
  private static TestCertificates authority;
  private static RabbitMqServer server;

  @BeforeAll
  static void startServer() throws Exception {
    authority = new TestCertificates(dir, "authority");
    authority.sign("server", HERE, VALID);
    server =
        RabbitMqServer.start(
            dir.resolve("rabbitmq"),
            RabbitMqOptions.quick(
                "listeners.ssl.1 = 127.0.0.1:" + PORT,
                "ssl_options.cacertfile = " + dir.resolve("authority.pem"),
                "ssl_options.certfile = " + dir.resolve("server.pem"),
                "ssl_options.keyfile = " + dir.resolve("server.key"),
                "ssl_options.verify = verify_peer",
                "ssl_options.fail_if_no_peer_cert = false"));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void showAGoodCertificate() throws Exception {
    show(HERE, VALID);
  }

  @Test
  void aBrokerOfATrustedAuthorityIsReached() throws Exception {
    assertConnects(TlsFiles.caFile(dir.resolve("authority.pem").toString()));
    assertConnects(trustStore());
  }

  @Test
  void theReaderShowsItsOwnCertificate() throws Exception {
    authority.sign("reader", ELSEWHERE, VALID);
    TlsFiles tls =
        trustStore()
            .withKeyStore(
                dir.resolve("reader.p12").toString(), authority.passwordFile().toString());

    Broker.Connection connection = broker(tls).connect("reader");

    assertThat(server.ctl("list_connections", "peer_cert_subject")).contains("CN=reader");
    connection.close();
  }

  @Test
  void aBrokerOfAnotherAuthorityIsRefused() throws Exception {
    new TestCertificates(dir, "other");

    assertRefused(TlsFiles.caFile(dir.resolve("other.pem").toString()))
        .hasStackTraceContaining("unable to find valid certification path");
  }

  @Test
  void aBrokerThatTheJvmDoesNotTrustIsRefusedByDefault() {
    assertThatThrownBy(() -> new AmqpBroker(TlsIT::config).connect("reader"))
        .hasStackTraceContaining("unable to find valid certification path");
  }

  @Test
  void aBrokerOfAnotherHostIsRefused() throws Exception {
    show(ELSEWHERE, VALID);

    assertRefused(trustStore()).hasStackTraceContaining("No subject alternative names matching");
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    show(HERE, EXPIRED);

    assertRefused(trustStore()).hasStackTraceContaining("NotAfter");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertRefused(TlsFiles.caFile("/no/such/ca.pem"))
        .hasMessage(
            "The supplier of the SSLContext failed with UncheckedIOException: Cannot read the CA file \"/no/such/ca.pem\".");
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() {
    assertRefused(TlsFiles.caFile(authority.passwordFile().toString()))
        .hasMessageContaining("The CA file \"%s\"", authority.passwordFile());
  }

  private static void assertConnects(Supplier<SSLContext> tls) throws BrokerException {
    Broker.Connection connection = broker(tls).connect("reader");
    assertThat(connection.isOpen()).isTrue();
    connection.close();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Supplier<SSLContext> tls) {
    return assertThatThrownBy(() -> broker(tls).connect("reader"))
        .isInstanceOfSatisfying(
            BrokerException.class, thrown -> assertThat(thrown.kind()).isEqualTo(Kind.SETUP));
  }

  private static AmqpBroker broker(Supplier<SSLContext> tls) {
    return new AmqpBroker(TlsIT::config, tls);
  }

  private static RMQConnectionConfig config() {
    return new RMQConnectionConfig.Builder()
        .setUri("amqps://guest:guest@127.0.0.1:" + PORT)
        .build();
  }

  private static TlsFiles trustStore() {
    return TlsFiles.trustStore(
        dir.resolve("authority.p12").toString(), authority.passwordFile().toString());
  }

  /** The broker reads its certificate again once its cache is cleared. */
  private static void show(GeneralName host, Duration validity) throws Exception {
    authority.sign("server", host, validity);
    server.ctl("eval", "ssl:clear_pem_cache().");
  }
}
