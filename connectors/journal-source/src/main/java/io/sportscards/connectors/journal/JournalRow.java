package io.sportscards.connectors.journal;

import java.time.Instant;

/**
 * One row of the table while it is being read; not to be kept. Columns are those that the source
 * was told to read, under their names in the table.
 *
 * <p>Every method throws IllegalArgumentException for a column that is not read, or of another
 * type.
 */
public interface JournalRow {

  /** The key. */
  long id();

  /**
   * A text column's text, of another type what the driver writes for it; null if it is null or was
   * left out.
   */
  String text(String column);

  /** A bytea column's bytes, the caller's own; null if it is null or was left out. */
  byte[] bytes(String column);

  /** A timestamptz column; null if it is null. */
  Instant instant(String column);

  /** A whole number; 0 if it is null. */
  long number(String column);

  /** What the driver makes of a column of any other type; null if it is null or was left out. */
  Object value(String column);

  /**
   * How many bytes a value has that was left out for being larger than the source's greatest value;
   * 0 if it was not left out. A json, an array and the like count as their text.
   */
  long omittedBytes(String column);
}
