package io.sportscards.connectors.journal.internal;

import org.apache.flink.api.connector.source.SourceEvent;

/** A reader has emitted the last row of a split. */
record SplitFinished(int number) implements SourceEvent {}
