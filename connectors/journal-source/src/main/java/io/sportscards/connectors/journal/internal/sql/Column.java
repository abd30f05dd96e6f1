package io.sportscards.connectors.journal.internal.sql;

import java.util.Set;

/**
 * A column as the catalog describes it.
 *
 * @param typeId oid of the type
 * @param typeLength bytes; negative if it varies
 * @param typeName as a person writes it
 */
record Column(String name, long typeId, int typeLength, String typeName) {

  private static final long BYTEA = 17;
  private static final long TIMESTAMPTZ = 1184;
  // int2, int4, int8
  private static final Set<Long> WHOLE_NUMBERS = Set.of(21L, 23L, 20L);
  // text, varchar, char(n)
  private static final Set<Long> TEXTS = Set.of(25L, 1043L, 1042L);

  boolean isWholeNumber() {
    return WHOLE_NUMBERS.contains(typeId);
  }

  boolean isTimestamp() {
    return typeId == TIMESTAMPTZ;
  }

  boolean isText() {
    return TEXTS.contains(typeId);
  }

  boolean varies() {
    return typeLength < 0;
  }

  /** SQL for the bytes of its value; does not read what lies out of line, for bytea and text. */
  String octets() {
    String name = Identifiers.quoted(name());
    return isText() || typeId == BYTEA
        ? "octet_length(" + name + ")"
        : "octet_length(" + name + "::text)";
  }
}
