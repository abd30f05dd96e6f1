package io.sportscards.demo.commands;

import io.sportscards.platform.LocalPlatform;
import java.net.URI;
import java.nio.file.Path;

/** What one can do after a demo, as its last words. */
final class NextSteps {
  private NextSteps() {}

  static String whileItRuns(Path local, URI webUi) {
    return """

        Everything is still running. Look around:
          Flink web UI        %s
          files               %s
          addresses, settings %s
          one screen          ./cards status
          tables              %s, with DuckDB; ./cards reconcile, ./cards compare
          a file's lines      ./cards cat --file quarantine --lines 1
          more events         ./cards publish --events 50000 --seed 7, then ./cards load, transform, compare
          the end             ./cards down"""
        .formatted(
            webUi, local.resolve("s3"), local.resolve("env"), local.resolve("warehouse.duckdb"));
  }

  static String afterItRan(Path local, URI webUi) {
    return """

        Everything is stopped; the files stay until the next demo. Look around:
          files               %s
          a file's lines      ./cards cat --file quarantine --lines 1
          what agrees         ./cards verify, ./cards verify --run-id all, ./cards reconcile, ./cards compare
          tables              %s, with DuckDB
          Flink web UI        was at %s; make demo KEEP=1 leaves it running"""
        .formatted(
            LocalPlatform.archiveAtRest(local).orElse(local),
            local.resolve("warehouse.duckdb"),
            webUi);
  }
}
