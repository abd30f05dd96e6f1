package io.sportscards.connectors.journal;

import java.io.Serializable;

/** Makes a record of a row. */
@FunctionalInterface
public interface JournalRowReader<T> extends Serializable {

  /**
   * Called once per row read, in the order of ids within a split, by a thread of the source.
   *
   * @return the record, or null for none
   * @throws Exception fails the job, and the row is read again after the restart: turn a row that
   *     cannot be read into a record that says so instead
   */
  T read(JournalRow row) throws Exception;
}
