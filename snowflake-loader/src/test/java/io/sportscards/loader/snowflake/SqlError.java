package io.sportscards.loader.snowflake;

/** What Snowflake answers when a statement fails. */
final class SqlError extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String sqlState;

  SqlError(String code, String sqlState, String message) {
    super(message);
    this.code = code;
    this.sqlState = sqlState;
  }

  static SqlError refused(String what) {
    return new SqlError("000002", "0A000", "The stand-in for Snowflake does not execute " + what);
  }

  static SqlError missing(String kind, String name) {
    return new SqlError(
        "002003", "02000", "%s '%s' does not exist or not authorized.".formatted(kind, name));
  }

  String code() {
    return code;
  }

  String sqlState() {
    return sqlState;
  }
}
