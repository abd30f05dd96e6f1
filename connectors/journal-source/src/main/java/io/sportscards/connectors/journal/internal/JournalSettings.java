package io.sportscards.connectors.journal.internal;

import java.io.Serializable;

/**
 * What enumerator and readers are told; the builder has checked it.
 *
 * @param splitRows about how many rows a split has
 * @param upTo the upper id if the caller fixed it, else null
 */
public record JournalSettings(
    JournalTable table,
    RowFilter filter,
    PageLimits limits,
    Patience patience,
    long splitRows,
    Long upTo)
    implements Serializable {}
