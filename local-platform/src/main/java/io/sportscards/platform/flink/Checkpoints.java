package io.sportscards.platform.flink;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checkpoints of a job so far.
 *
 * @param restoredId id of the one that the job last went on from; 0 when there is none
 * @param latestId id of the last completed one; 0 when there is none
 * @param latestPath where the last completed one can be restored from; empty when there is none
 * @param latestMillis when the last completed one was done, milliseconds since 1970; 0 for none
 * @param failedId id of the last that failed; 0 when none did
 * @param failure why it did, in Flink's words; empty when none did or Flink does not say
 */
public record Checkpoints(
    long completed,
    long failed,
    long restored,
    long restoredId,
    long latestId,
    String latestPath,
    long latestMillis,
    long failedId,
    String failure) {

  /**
   * @param answer to {@code /jobs/<id>/checkpoints}
   */
  static Checkpoints of(JsonNode answer) {
    JsonNode counts = answer.path("counts");
    JsonNode completed = answer.path("latest").path("completed");
    JsonNode failed = answer.path("latest").path("failed");
    return new Checkpoints(
        counts.path("completed").asLong(),
        counts.path("failed").asLong(),
        counts.path("restored").asLong(),
        answer.path("latest").path("restored").path("id").asLong(),
        completed.path("id").asLong(),
        completed.path("external_path").asText(""),
        completed.path("latest_ack_timestamp").asLong(),
        failed.path("id").asLong(),
        failed.path("failure_message").asText(""));
  }
}
