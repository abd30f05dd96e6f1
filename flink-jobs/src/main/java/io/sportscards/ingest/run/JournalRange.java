package io.sportscards.ingest.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.Serializable;
import java.util.List;

/**
 * The rows of the journal that a run reads: enough to count and to read the same ones again years
 * later.
 *
 * @param from ISO-8601 in UTC, included
 * @param to ISO-8601 in UTC, not included
 * @param by the column that the two bound, {@code occurred_at} or {@code recorded_at}
 * @param eventTypes only rows of these; null for all
 * @param upperId rows with a higher id came later; everything up to it was committed before
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"from", "to", "by", "eventTypes", "upperId"})
public record JournalRange(String from, String to, String by, List<String> eventTypes, long upperId)
    implements Serializable {}
