package io.sportscards.connectors.journal.internal;

import java.io.IOException;

/**
 * The database said no, or nothing. The message is a sentence for the job's owner and holds no
 * credentials.
 */
public final class JournalException extends IOException {

  /** Who can help. */
  public enum Kind {
    /** May pass by waiting. */
    TRANSIENT,
    /** A person must change something: create the table, correct the credentials. */
    SETUP
  }

  private final Kind kind;

  public JournalException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
