package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalTable;
import java.util.Locale;

/** Ids out of blocks drawn evenly from the table; all ids of a small one. */
final class IdSample {

  // four for each of the most splits; a block of 8 KiB has 20 to 200 rows, of which ids come
  private static final long BLOCKS = 2_000;

  private final long[] sorted;
  private final double part;

  private IdSample(long[] sorted, double part) {
    this.sorted = sorted;
    this.part = part;
  }

  /**
   * Draws from what is visible up to an id. Blocks hold a row's short values, not its long ones.
   */
  static IdSample take(Session session, TableShape shape, JournalTable table, long upTo)
      throws JournalException {
    long blocks =
        session.one(
            "looking the table's size up",
            """
            select coalesce(sum(pg_catalog.pg_relation_size(r)), 0)::int8
              / pg_catalog.current_setting('block_size')::int8
            from unnest(array%s) r
            """
                .formatted(shape.relations()),
            row -> row.getLong(1));
    double part = blocks <= BLOCKS ? 1 : (double) BLOCKS / blocks;
    String key = Identifiers.quoted(table.key());
    String statement =
        String.format(
            Locale.ROOT,
            "select %s from %s tablesample system (%.9f) repeatable (1) where %s <= ?",
            key,
            Identifiers.quotedParts(table.name()),
            100 * part,
            key);
    long[] ids =
        session.list("sampling ids", statement, row -> row.getLong(1), upTo).stream()
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    return new IdSample(ids, part);
  }

  long[] sorted() {
    return sorted.clone();
  }

  long estimatedRows() {
    return Math.round(sorted.length / part);
  }
}
