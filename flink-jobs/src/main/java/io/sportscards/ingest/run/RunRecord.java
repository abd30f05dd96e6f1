package io.sportscards.ingest.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;

/**
 * What readers of the archive may know of a run.
 *
 * @param kind {@code live}, {@code backfill}, {@code files} or {@code replay}
 * @param generation 0, higher for a replay
 * @param contract fingerprint of the contract that decodes now
 * @param startedAt when the run first started, ISO-8601 in UTC
 * @param finishedAt null until a bounded run is complete; a live run's files are taken as they come
 * @param journal what is read of a journal; null, and not written, for a run that reads none
 * @param inputs what makes messages of the files that {@code _runs/<run_id>/inputs.ndjson} lists,
 *     by the names of the flags that say so; null, and not written, for a run that reads no files
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({
  "kind",
  "generation",
  "contract",
  "startedAt",
  "finishedAt",
  "journal",
  "inputs"
})
public record RunRecord(
    String kind,
    int generation,
    String contract,
    String startedAt,
    String finishedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) JournalRange journal,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, String> inputs) {

  /** A start now of a run that reads a queue. */
  public static RunRecord starting(String kind, int generation, String contract) {
    return starting(kind, generation, contract, null, null);
  }

  /** A start now of a run that reads a journal. */
  public static RunRecord starting(
      String kind, int generation, String contract, JournalRange journal) {
    return starting(kind, generation, contract, journal, null);
  }

  /** A start now of a run that reads files. */
  public static RunRecord starting(
      String kind, int generation, String contract, Map<String, String> inputs) {
    return starting(kind, generation, contract, null, Map.copyOf(inputs));
  }

  private static RunRecord starting(
      String kind,
      int generation,
      String contract,
      JournalRange journal,
      Map<String, String> inputs) {
    String now = Instant.now().toString();
    return new RunRecord(kind, generation, contract, now, null, journal, inputs);
  }

  RunRecord startedAt(String instant) {
    return new RunRecord(kind, generation, contract, instant, finishedAt, journal, inputs);
  }

  /** The record of a bounded run that is complete. */
  public RunRecord finishedAt(String instant) {
    return new RunRecord(kind, generation, contract, startedAt, instant, journal, inputs);
  }
}
