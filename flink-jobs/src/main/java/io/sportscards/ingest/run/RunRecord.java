package io.sportscards.ingest.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What readers of the archive may know of a run.
 *
 * @param kind {@code live}, {@code backfill}, {@code files} or {@code replay}
 * @param generation 0, higher for a replay
 * @param contract fingerprint of the contract that decodes now
 * @param startedAt when the run first started, ISO-8601 in UTC
 * @param finishedAt null until a bounded run is complete; a live run's files are taken as they come
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"kind", "generation", "contract", "startedAt", "finishedAt"})
public record RunRecord(
    String kind, int generation, String contract, String startedAt, String finishedAt) {

  RunRecord startedAt(String instant) {
    return new RunRecord(kind, generation, contract, instant, finishedAt);
  }
}
