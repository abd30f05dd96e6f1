package io.sportscards.connectors.journal.internal.sql;

/** Names as SQL text, whatever they hold. */
final class Identifiers {

  private Identifiers() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Each part of a name that may hold a schema before a dot. */
  static String quotedParts(String name) {
    return quoted(name).replace(".", "\".\"");
  }
}
