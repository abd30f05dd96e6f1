package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import java.sql.SQLException;

/** Turns what PostgreSQL or the driver said into a sentence, and tells who can help. */
final class Refusal {

  private Refusal() {}

  /**
   * @param server address without credentials
   * @param doing what for, e.g. {@code reading ids after 5}
   */
  static JournalException of(SQLException cause, String server, String doing) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    return new JournalException(
        kind(state),
        "%s: %s failed: %s (SQLSTATE %s).%s"
            .formatted(server, doing, oneLine(cause.getMessage()), state, advice(state)),
        cause);
  }

  private static JournalException.Kind kind(String state) {
    // 22 data, 28 credentials, 3D database, 3F schema, 42 names, rights and types
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "0A", "22", "28", "3D", "3F", "42" -> JournalException.Kind.SETUP;
      default -> JournalException.Kind.TRANSIENT;
    };
  }

  private static String advice(String state) {
    return switch (state) {
      case "28P01", "28000" -> " Check user and password that the connection's supplier gives.";
      case "3D000" -> " Check the database's name in the URL.";
      case "42501" -> " Grant the user select on the table, all rows of it.";
      case "57014" -> " If it takes longer than the statement timeout, raise that.";
      default -> "";
    };
  }

  private static String oneLine(String message) {
    return message == null ? "no reason given" : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
