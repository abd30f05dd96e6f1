package io.sportscards.connectors.rabbitmq.internal.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.rabbitmq.internal.BrokerException.Kind;
import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void aCertificateThatIsNotTrustedIsASetupProblem() {
    for (Exception cause :
        List.of(
            new CertificateException("no subject alternative names"),
            new CertPathValidatorException("expired"),
            new SSLPeerUnverifiedException("another host"))) {
      assertThat(kind(new SSLHandshakeException("handshake failed"), cause)).isEqualTo(Kind.SETUP);
    }
  }

  @Test
  void aHandshakeThatWasCutShortMayPass() {
    assertThat(kind(new SSLException("reset"), new IOException("Connection reset")))
        .isEqualTo(Kind.TRANSIENT);
  }

  private static Kind kind(SSLException thrown, Exception cause) {
    thrown.initCause(cause);
    return Refusal.explain("Cannot connect", thrown).kind();
  }
}
