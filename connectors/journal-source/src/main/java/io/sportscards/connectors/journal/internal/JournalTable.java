package io.sportscards.connectors.journal.internal;

import java.io.Serializable;
import java.util.List;

/**
 * What is read.
 *
 * @param name may hold a schema before a dot
 * @param key a column of whole numbers with a unique index of its own
 * @param columns what a row reader sees beside the key
 */
public record JournalTable(String name, String key, List<String> columns) implements Serializable {

  public JournalTable {
    columns = List.copyOf(columns);
  }

  /** For the start of a sentence. */
  public String subject() {
    return "Journal \"" + name + '"';
  }
}
