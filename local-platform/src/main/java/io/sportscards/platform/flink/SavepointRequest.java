package io.sportscards.platform.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A savepoint in the cluster's savepoint directory: asked for, then waited for. */
final class SavepointRequest {
  private static final long POLL_NANOS = Duration.ofMillis(200).toNanos();

  /**
   * Flink's words when a job starts, or begins to recover: there is no savepoint, and it goes on.
   */
  private static final List<String> NOT_YET =
      List.of(
          "Not all required tasks are currently running", "Checkpoint Coordinator is suspending");

  private final RestCall call;
  private final String jobId;

  SavepointRequest(RestCall call, String jobId) {
    this.call = call;
    this.jobId = jobId;
  }

  /**
   * Waits until the savepoint is there; that of a job which ends with it, until the job has ended.
   * A job that starts or recovers is asked again until all of its tasks run.
   *
   * @param request what kind: the last word of its address, {@code stop} or {@code savepoints}
   * @return the savepoint's path
   */
  String send(String request, Map<String, Object> body, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    String trigger = trigger(request, body);
    while (System.nanoTime() < deadline) {
      JsonNode answer = call.get("/jobs/" + jobId + "/savepoints/" + trigger);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        JsonNode operation = answer.path("operation");
        String failure = operation.path("failure-cause").path("stack-trace").asText();
        if (failure.isEmpty()) {
          return operation.path("location").asText();
        }
        if (NOT_YET.stream().noneMatch(failure::contains)) {
          throw FlinkRestException.failed(
              "The savepoint of job %s failed: %s".formatted(jobId, FlinkRest.rootCause(failure)));
        }
        trigger = trigger(request, body);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw FlinkRestException.failed(
        "The savepoint of job %s was not done within %d s; the job may still run"
            .formatted(jobId, patience.toSeconds()));
  }

  private String trigger(String request, Map<String, Object> body) {
    return call.post("/jobs/" + jobId + "/" + request, body).path("request-id").asText();
  }
}
