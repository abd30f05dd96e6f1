package io.sportscards.benchmarks.marts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.benchmarks.marts.DbtRun.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** dbt over one warehouse, started as its users start it. */
final class Dbt {
  private static final int TOLD_LINES = 30;

  private final Path checkout;
  private final Path warehouse;
  private final Path scratch;

  /**
   * @param checkout the project's root
   * @param warehouse a file of DuckDB
   * @param scratch for what dbt writes
   */
  Dbt(Path checkout, Path warehouse, Path scratch) {
    this.checkout = checkout;
    this.warehouse = warehouse;
    this.scratch = scratch;
  }

  /**
   * Runs a command such as {@code run --full-refresh}.
   *
   * @throws IllegalStateException if it fails, with the end of what it said
   */
  DbtRun run(String... words) throws IOException, InterruptedException {
    Path target = scratch.resolve("target");
    Path said = scratch.resolve("dbt.txt");
    List<String> command = new ArrayList<>(List.of("scripts/dbt.sh"));
    Collections.addAll(command, words);
    ProcessBuilder dbt =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    dbt.environment()
        .putAll(
            Map.of(
                "WAREHOUSE_FILE", warehouse.toString(),
                "DBT_TARGET", "duckdb",
                "DBT_TARGET_PATH", target.toString(),
                "DBT_LOG_PATH", scratch.resolve("logs").toString()));
    long start = System.nanoTime();
    int code = dbt.start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      List<String> lines = Files.readAllLines(said);
      throw new IllegalStateException(
          "dbt %s ended with %d: %s"
              .formatted(
                  String.join(" ", words),
                  code,
                  String.join(
                      "\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()))));
    }
    JsonNode told = new ObjectMapper().readTree(target.resolve("run_results.json").toFile());
    return new DbtRun(seconds, seconds - told.path("elapsed_time").asDouble(), models(told));
  }

  private static List<Model> models(JsonNode told) {
    List<Model> models = new ArrayList<>();
    for (JsonNode result : told.path("results")) {
      String id = result.path("unique_id").asText();
      if (id.startsWith("model.")) { // not a hook
        models.add(
            new Model(
                id.substring(id.lastIndexOf('.') + 1), result.path("execution_time").asDouble()));
      }
    }
    return models;
  }
}
