package io.sportscards.ingest;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.RawMessage;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/**
 * The two ends of the graph, all that differs between its modes.
 *
 * @param sourceUid what the source reads: {@code read-queue}, {@code read-journal}, {@code
 *     read-files} or {@code read-bronze}. It differs by mode because the state of a source restores
 *     only into the same source class
 * @param source where messages come from; it declares {@link
 *     io.sportscards.ingest.types.IngestTypes#RAW_MESSAGE}
 * @param archive where lines go; one writer of it sees all lines of a partition
 */
public record Ends(String sourceUid, Source<RawMessage, ?, ?> source, Sink<ArchiveLine> archive) {}
