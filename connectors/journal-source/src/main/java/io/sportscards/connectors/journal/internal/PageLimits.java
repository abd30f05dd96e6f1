package io.sportscards.connectors.journal.internal;

import java.io.Serializable;

/**
 * What one answer of the server may hold.
 *
 * @param rows at least 1
 * @param bytes of values of variable length, but for a single row that has more
 * @param valueBytes a larger value is left out
 */
public record PageLimits(int rows, long bytes, long valueBytes) implements Serializable {}
