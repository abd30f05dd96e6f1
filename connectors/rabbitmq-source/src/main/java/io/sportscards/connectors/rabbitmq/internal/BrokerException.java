package io.sportscards.connectors.rabbitmq.internal;

import java.io.IOException;

/**
 * A broker said no, or nothing. The message is a sentence for the job's owner and holds no
 * credentials.
 */
public final class BrokerException extends IOException {

  /** Who can help. */
  public enum Kind {
    /** May pass by waiting. */
    TRANSIENT,
    /** A person must change something: declare the queue, correct the credentials. */
    SETUP
  }

  private final Kind kind;

  public BrokerException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
