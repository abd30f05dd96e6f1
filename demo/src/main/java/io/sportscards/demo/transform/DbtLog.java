package io.sportscards.demo.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What dbt tells while it builds, one JSON object a line; what it runs in may say plain text. */
final class DbtLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> failures = new ArrayList<>();
  private String lastWords = "";
  private boolean hasStarted;
  private String now = "reading the project";
  private int total;
  private int models;
  private int tests;
  private int warned;
  private Duration modelTime = Duration.ZERO;
  private Duration testTime = Duration.ZERO;

  void take(String line) {
    JsonNode event = event(line);
    if (event == null) {
      lastWords = line.isBlank() ? lastWords : line.strip();
      return;
    }
    hasStarted = true;
    JsonNode info = event.path("info");
    JsonNode data = event.path("data");
    switch (info.path("name").asText()) {
      case "LogStartLine" -> started(data);
      case "LogModelResult" -> {
        models++;
        modelTime = modelTime.plus(duration(data));
        judge("model", data, data.path("node_info").path("node_status").asText());
      }
      case "LogTestResult" -> {
        tests++;
        testTime = testTime.plus(duration(data));
        // a unit test has no status as a node
        judge("test", data, data.path("status").asText());
      }
      default -> {
        if (info.path("level").asText().equals("error")) {
          lastWords = info.path("msg").asText().strip();
        }
      }
    }
  }

  private static JsonNode event(String line) {
    try {
      return line.startsWith("{") ? JSON.readTree(line) : null;
    } catch (JsonProcessingException notOurs) {
      return null;
    }
  }

  private void started(JsonNode data) {
    total = data.path("total").asInt();
    now = "%d of %d, %s".formatted(data.path("index").asInt(), total, name(data));
  }

  private void judge(String kind, JsonNode data, String status) {
    switch (status) {
      case "pass", "success" -> {}
      case "warn" -> warned++;
      case "fail" -> failures.add("%s %s %s".formatted(kind, name(data), finding(data)));
      default -> failures.add("%s %s could not be run".formatted(kind, name(data)));
    }
  }

  private static String finding(JsonNode data) {
    return data.path("node_info").path("resource_type").asText().equals("unit_test")
        ? "gets other rows than it expects"
        : "finds %,d rows, kept in %s"
            .formatted(data.path("num_failures").asLong(), relation(data));
  }

  private static String relation(JsonNode data) {
    JsonNode relation = data.path("node_info").path("node_relation");
    return relation.path("schema").asText() + "." + relation.path("alias").asText();
  }

  private static String name(JsonNode data) {
    return data.path("node_info").path("node_name").asText();
  }

  private static Duration duration(JsonNode data) {
    return Duration.ofNanos((long) (data.path("execution_time").asDouble() * 1e9));
  }

  /** Whether dbt itself was reached. */
  boolean hasStarted() {
    return hasStarted;
  }

  /** How far it is, for people. */
  String progress() {
    return now;
  }

  /** One phrase for each model and test that failed. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** The latest error, or what was last said by something else than dbt. */
  String lastWords() {
    return lastWords;
  }

  /** What was built and tested until now. */
  DbtReport report(Duration elapsed) {
    return new DbtReport(models, tests, warned, modelTime, testTime, elapsed);
  }
}
