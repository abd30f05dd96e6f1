package io.sportscards.connectors.journal.internal;

import java.util.List;

/**
 * The rows of one answer, in the order of ids.
 *
 * @param bytes of their values of variable length
 * @param isLast no row follows in the range that was asked for
 */
public record Batch<T>(List<FetchedRow<T>> rows, long bytes, boolean isLast) {}
