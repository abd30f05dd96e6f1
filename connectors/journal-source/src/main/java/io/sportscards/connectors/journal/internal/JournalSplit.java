package io.sportscards.connectors.journal.internal;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A range of ids, and how far it is read.
 *
 * @param number from 0, in the order of ids
 * @param after everything up to this id is read, or belongs to another split
 * @param to the last id that belongs to it
 */
public record JournalSplit(int number, long after, long to) implements SourceSplit {

  @Override
  public String splitId() {
    return Integer.toString(number);
  }

  JournalSplit readUpTo(long id) {
    return new JournalSplit(number, id, to);
  }

  boolean isRead() {
    return after >= to;
  }
}
