package io.sportscards.backfill.savepoint;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a replay from a savepoint begins, kept as {@code _runs/<run_id>/savepoint.json}.
 *
 * @param savepoint whose job had seen what the replay leaves out
 * @param checkpointId of the savepoint
 * @param takenAt when it was taken, ISO-8601 in UTC
 * @param from rows that the journal got earlier are not read, ISO-8601 in UTC
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"savepoint", "checkpointId", "takenAt", "from"})
public record ReplayStart(String savepoint, long checkpointId, String takenAt, String from) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_WAIT_IN_THE_QUEUE = Duration.ofDays(1);

  /**
   * Settles from when on the journal is read.
   *
   * @param from as asked for; null for a day before the savepoint, or the dedup window if that is
   *     shorter
   * @param window dedup window of the savepoint's job
   * @throws IllegalArgumentException when the savepoint says nothing about rows from then on
   */
  public static ReplayStart of(
      String savepoint, long checkpointId, Instant takenAt, Instant from, Duration window) {
    Instant earliest = takenAt.minus(window);
    if (from == null) {
      Instant aDayBefore = takenAt.minus(LONGEST_WAIT_IN_THE_QUEUE);
      from = aDayBefore.isBefore(earliest) ? earliest : aDayBefore;
    }
    if (from.isBefore(earliest)) {
      throw new IllegalArgumentException(
          "FROM is %s, but a savepoint of %s has forgotten what was seen before %s (DEDUP_WINDOW %s), and would archive it again. Nothing was started. Give %s or later; what is older, ./cards backfill --by recorded_at archives"
              .formatted(from, takenAt, earliest, window, earliest));
    }
    if (from.isAfter(takenAt)) {
      throw new IllegalArgumentException(
          "FROM is %s, after the savepoint of %s, so what was queued then would be left out. Nothing was started. Give a time before the oldest message that was queued then; without --from it is a day before the savepoint"
              .formatted(from, takenAt));
    }
    return new ReplayStart(savepoint, checkpointId, takenAt.toString(), from.toString());
  }

  /** As it is kept. */
  public byte[] toJson() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  /** Reads what was kept. */
  public static ReplayStart parse(InputStream json) throws IOException {
    return JSON.readValue(json, ReplayStart.class);
  }

  /** Where it is kept, below the archive's root. */
  public static String key(String runId) {
    return "_runs/" + runId + "/savepoint.json";
  }
}
