package io.sportscards.ingest.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * What readers of the archive may know of a run.
 *
 * @param kind {@code live}, {@code backfill}, {@code files} or {@code replay}
 * @param generation 0, higher for a replay
 * @param contract fingerprint of the contract that decodes now
 * @param startedAt when the run first started, ISO-8601 in UTC
 * @param finishedAt null until a bounded run is complete; a live run's files are taken as they come
 * @param journal what a backfill reads; null, and not written, for any other run
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"kind", "generation", "contract", "startedAt", "finishedAt", "journal"})
public record RunRecord(
    String kind,
    int generation,
    String contract,
    String startedAt,
    String finishedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) JournalRange journal) {

  /** A start now of a run that reads no journal. */
  public static RunRecord starting(String kind, int generation, String contract) {
    return starting(kind, generation, contract, null);
  }

  /** A start now. */
  public static RunRecord starting(
      String kind, int generation, String contract, JournalRange journal) {
    return new RunRecord(kind, generation, contract, Instant.now().toString(), null, journal);
  }

  RunRecord startedAt(String instant) {
    return new RunRecord(kind, generation, contract, instant, finishedAt, journal);
  }

  /** The record of a bounded run that is complete. */
  public RunRecord finishedAt(String instant) {
    return new RunRecord(kind, generation, contract, startedAt, instant, journal);
  }
}
