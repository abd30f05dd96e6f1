package io.sportscards.connectors.rabbitmq.internal.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import io.sportscards.connectors.rabbitmq.internal.BrokerException.Kind;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Turns what the client throws into a sentence, and says who can help. */
final class Refusal {

  private record Reply(int code, String text) {}

  private Refusal() {}

  static BrokerException explain(String what, Exception thrown) {
    Optional<ShutdownSignalException> signal = signal(thrown);
    if (signal.isPresent()) {
      return new BrokerException(
          reply(signal.get()).map(Refusal::kind).orElse(Kind.TRANSIENT),
          "%s: %s.%s"
              .formatted(
                  what, reason(signal.get()), reply(signal.get()).map(Refusal::advice).orElse("")),
          thrown);
    }
    if (thrown instanceof AuthenticationFailureException
        || thrown instanceof PossibleAuthenticationFailureException) {
      return new BrokerException(
          Kind.SETUP, what + ": it refuses the user name or the password.", thrown);
    }
    return new BrokerException(
        isDistrust(thrown) ? Kind.SETUP : Kind.TRANSIENT,
        "%s: %s (%s).".formatted(what, thrown.getMessage(), thrown.getClass().getSimpleName()),
        thrown);
  }

  /** A certificate does not become valid by waiting; a handshake cut short may succeed later. */
  private static boolean isDistrust(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof CertificateException
          || at instanceof CertPathValidatorException
          || at instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  static String reason(ShutdownSignalException signal) {
    return reply(signal)
        .map(reply -> "the broker answered %d %s".formatted(reply.code(), reply.text()))
        .orElseGet(
            () ->
                signal.getCause() == null
                    ? signal.getMessage()
                    : "the connection broke, " + signal.getCause());
  }

  private static Optional<ShutdownSignalException> signal(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof ShutdownSignalException signal) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }

  private static Optional<Reply> reply(ShutdownSignalException signal) {
    Method reason = signal.getReason();
    if (reason instanceof AMQP.Channel.Close close) {
      return Optional.of(new Reply(close.getReplyCode(), close.getReplyText()));
    }
    if (reason instanceof AMQP.Connection.Close close) {
      return Optional.of(new Reply(close.getReplyCode(), close.getReplyText()));
    }
    return Optional.empty();
  }

  private static Kind kind(Reply reply) {
    return switch (reply.code()) {
      // no such queue, no permission, exclusive to another, not allowed on this virtual host,
      // unsupported
      case AMQP.NOT_FOUND,
          AMQP.ACCESS_REFUSED,
          AMQP.RESOURCE_LOCKED,
          AMQP.NOT_ALLOWED,
          AMQP.NOT_IMPLEMENTED ->
          Kind.SETUP;
      default -> Kind.TRANSIENT;
    };
  }

  private static String advice(Reply reply) {
    return switch (reply.code()) {
      case AMQP.NOT_FOUND ->
          " Declare the queue before the job starts; the source never declares one.";
      case AMQP.ACCESS_REFUSED -> " Give the user permission to read this queue.";
      case AMQP.RESOURCE_LOCKED -> " Another connection holds the queue exclusively.";
      default -> "";
    };
  }
}
