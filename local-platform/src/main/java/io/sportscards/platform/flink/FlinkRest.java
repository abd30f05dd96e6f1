package io.sportscards.platform.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the platform asks of a Flink session cluster, ours or any other. Thread-safe.
 *
 * <p>Every method throws {@link FlinkRestException} when the cluster refuses or does not answer.
 */
public final class FlinkRest {
  private static final String CAUSED_BY = "Caused by: ";

  private final URI uri;
  private final RestCall call;

  /**
   * @param uri e.g. {@code http://127.0.0.1:8081}
   */
  public FlinkRest(URI uri) {
    this.uri = uri;
    this.call = new RestCall(uri);
  }

  /** One job as the cluster lists it; the state is Flink's word, e.g. {@code RUNNING}. */
  public record Job(String id, String name, String state) {
    public boolean isRunning() {
      return state.equals("RUNNING");
    }

    /** Nothing will run again under this id. */
    public boolean isEnded() {
      return List.of("FINISHED", "CANCELED", "FAILED").contains(state);
    }
  }

  /**
   * One operator chain of a job.
   *
   * @param running how many of its subtasks process now; the others start, or have ended
   * @param recordsIn records that its present attempts took from other chains; exact once it has
   *     finished
   * @param recordsOut records that they handed to other chains; the same
   */
  public record Vertex(
      String id, String name, int parallelism, int running, long recordsIn, long recordsOut) {}

  public URI uri() {
    return uri;
  }

  /** Number of registered TaskManagers. */
  public int taskManagers() {
    return call.get("/overview").path("taskmanagers").asInt();
  }

  /** Names of the TaskManagers all of whose slots are taken, as they were started. */
  public List<String> busyTaskManagers() {
    List<String> busy = new ArrayList<>();
    for (JsonNode taskManager : call.get("/taskmanagers").path("taskmanagers")) {
      if (taskManager.path("freeSlots").asInt() == 0) {
        busy.add(taskManager.path("id").asText());
      }
    }
    return busy;
  }

  /** Number of slots that no job holds. */
  public int freeSlots() {
    return call.get("/overview").path("slots-available").asInt();
  }

  /** Number of registered TaskManagers; 0 when the cluster does not answer yet. */
  int taskManagersIfUp() {
    try {
      return taskManagers();
    } catch (FlinkRestException notYet) {
      return 0;
    }
  }

  /**
   * Puts a job's jar on the cluster.
   *
   * @return its id there
   */
  public String upload(Path jar) {
    String stored = call.upload("/jars/upload", jar).path("filename").asText();
    return stored.substring(stored.lastIndexOf('/') + 1);
  }

  /**
   * Runs the main of an uploaded jar.
   *
   * @param arguments of the main
   * @param savepoint path to resume from; empty to start without state
   * @return the job's id
   */
  public String run(
      String jarId, String mainClass, List<String> arguments, int parallelism, String savepoint) {
    Map<String, Object> request = new HashMap<>();
    request.put("entryClass", mainClass);
    request.put("programArgsList", arguments);
    request.put("parallelism", parallelism);
    if (!savepoint.isEmpty()) {
      request.put("savepointPath", savepoint);
      request.put("allowNonRestoredState", false);
    }
    return call.post("/jars/" + encoded(jarId) + "/run", request).path("jobid").asText();
  }

  /** All jobs the cluster remembers. */
  public List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job : call.get("/jobs/overview").path("jobs")) {
      jobs.add(
          new Job(job.path("jid").asText(), job.path("name").asText(), job.path("state").asText()));
    }
    return jobs;
  }

  /** Whether every subtask of a job processes; its state says so of a job that starts, too. */
  public boolean runsWhole(String jobId) {
    List<Vertex> vertices = vertices(jobId);
    return !vertices.isEmpty()
        && vertices.stream().allMatch(vertex -> vertex.running() == vertex.parallelism());
  }

  /** State of one job, e.g. {@code RUNNING}. */
  public String state(String jobId) {
    return call.get("/jobs/" + jobId).path("state").asText();
  }

  /** The failure that the job last met, as its stack trace; empty when there was none. */
  public String lastFailure(String jobId) {
    JsonNode entries =
        call.get("/jobs/" + jobId + "/exceptions").path("exceptionHistory").path("entries");
    return entries.path(0).path("stacktrace").asText("");
  }

  /**
   * The root cause of the failure that the job last met, in its own words; empty when there was
   * none.
   */
  public String lastFailureReason(String jobId) {
    return rootCause(lastFailure(jobId));
  }

  /**
   * The message of the last "Caused by" of a stack trace, without its class; the first line when
   * there is none.
   */
  static String rootCause(String stackTrace) {
    String root = stackTrace.lines().findFirst().orElse("");
    for (String line : stackTrace.lines().toList()) {
      if (line.startsWith(CAUSED_BY)) {
        root = line.substring(CAUSED_BY.length());
      }
    }
    int message = root.indexOf(": ");
    return message < 0 ? root : root.substring(message + 2);
  }

  /** What a job says it was started with (Flink's global job parameters); empty when nothing. */
  public Map<String, String> parameters(String jobId) {
    Map<String, String> parameters = new TreeMap<>();
    call.get("/jobs/" + jobId + "/config")
        .path("execution-config")
        .path("user-config")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
    return parameters;
  }

  /** Operator chains of a job, sources first. */
  public List<Vertex> vertices(String jobId) {
    List<Vertex> vertices = new ArrayList<>();
    for (JsonNode vertex : call.get("/jobs/" + jobId).path("vertices")) {
      vertices.add(
          new Vertex(
              vertex.path("id").asText(),
              vertex.path("name").asText(),
              vertex.path("parallelism").asInt(),
              vertex.path("tasks").path("RUNNING").asInt(),
              vertex.path("metrics").path("read-records").asLong(),
              vertex.path("metrics").path("write-records").asLong()));
    }
    return vertices;
  }

  /**
   * Names of the metrics that a vertex's subtasks have, e.g. {@code drop-duplicates.numRecordsIn}.
   */
  public List<String> metricNames(String jobId, String vertexId) {
    List<String> names = new ArrayList<>();
    call.get(metrics(jobId, vertexId)).forEach(metric -> names.add(metric.path("id").asText()));
    return names;
  }

  /** Sums of metrics over a vertex's subtasks, by name; those it does not have are left out. */
  public Map<String, Double> metricSums(String jobId, String vertexId, List<String> names) {
    Map<String, Double> sums = new HashMap<>();
    // asked for one that it does not have, Flink answers with none at all
    List<String> known = new ArrayList<>(names);
    known.retainAll(metricNames(jobId, vertexId));
    String query = "?agg=sum&get=" + encoded(String.join(",", known));
    for (JsonNode metric : call.get(metrics(jobId, vertexId) + query)) {
      sums.put(metric.path("id").asText(), metric.path("sum").asDouble());
    }
    return sums;
  }

  /** Checkpoints of a job so far. */
  public Checkpoints checkpoints(String jobId) {
    return Checkpoints.of(call.get("/jobs/" + jobId + "/checkpoints"));
  }

  /**
   * Stops a job with a savepoint in the cluster's savepoint directory and waits for its end.
   *
   * @return the savepoint's path
   */
  public String stopWithSavepoint(String jobId, Duration patience) {
    return new SavepointRequest(call, jobId).send("stop", Map.of("drain", false), patience);
  }

  /**
   * The same, with everything that the job holds back written out first, as at the end of bounded
   * input.
   *
   * @return the savepoint's path
   */
  public String drainWithSavepoint(String jobId, Duration patience) {
    return new SavepointRequest(call, jobId).send("stop", Map.of("drain", true), patience);
  }

  /**
   * Takes a savepoint of a job that goes on.
   *
   * @return the savepoint's path
   */
  public String savepoint(String jobId, Duration patience) {
    return new SavepointRequest(call, jobId)
        .send("savepoints", Map.of("cancel-job", false), patience);
  }

  /** Asks the job to end without a savepoint; returns before it has ended. */
  public void cancel(String jobId) {
    call.patch("/jobs/" + jobId);
  }

  private static String metrics(String jobId, String vertexId) {
    return "/jobs/" + jobId + "/vertices/" + vertexId + "/subtasks/metrics";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
