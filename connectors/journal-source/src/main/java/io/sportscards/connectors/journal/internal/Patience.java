package io.sportscards.connectors.journal.internal;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the source waits.
 *
 * @param statement for an answer to one statement
 * @param reconnect for a database that can be read again
 * @param bound for transactions that may still commit a lower id
 */
public record Patience(Duration statement, Duration reconnect, Duration bound)
    implements Serializable {}
