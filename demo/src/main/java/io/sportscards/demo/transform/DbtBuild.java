package io.sportscards.demo.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.demo.services.WarehouseFile;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@code dbt build} over a file of DuckDB, as a process of its own through scripts/dbt.sh. */
final class DbtBuild {
  private static final int NAMED = 5;

  private final Path checkout;
  private final Path local;
  private final Path warehouse;
  private final Map<String, String> environment;

  /**
   * @param local takes dbt's own log and what it compiles
   * @param environment what dbt reads, beside what this process has
   */
  DbtBuild(Path checkout, Path local, Path warehouse, Map<String, String> environment) {
    this.checkout = checkout;
    this.local = local;
    this.warehouse = warehouse;
    this.environment = environment;
  }

  /**
   * Builds all models and runs all tests.
   *
   * @throws CommandFailure when dbt cannot be run, or a model or a test fails
   */
  DbtReport run(Consumer<String> progress)
      throws IOException, InterruptedException, CommandFailure {
    long startedAt = System.nanoTime();
    Files.createDirectories(logs());
    Process process = start();
    DbtLog log = new DbtLog();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.take(line);
        progress.accept("dbt: %s; %d s".formatted(log.progress(), since(startedAt).toSeconds()));
      }
    } finally {
      process.destroy(); // of one that ended this does nothing
    }
    int code = process.waitFor();
    if (code != 0) {
      throw failure(log, code);
    }
    return log.report(since(startedAt));
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                checkout.resolve("scripts/dbt.sh").toString(),
                "build",
                "--log-format=json",
                "--log-format-file=text",
                "--log-path=" + logs(),
                "--target-path=" + local.resolve("dbt"))
            .directory(checkout.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path logs() {
    return local.resolve("logs");
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private CommandFailure failure(DbtLog log, int code) {
    Path file = logs().resolve("dbt.log");
    if (!log.hasStarted()) {
      return new CommandFailure(
          ExitCode.USAGE,
          "dbt cannot be run, scripts/dbt.sh ended with %d: %s".formatted(code, log.lastWords()));
    }
    if (WarehouseFile.isBusy(log.lastWords())) {
      return WarehouseFile.busy(warehouse);
    }
    List<String> failures = log.failures();
    if (failures.isEmpty()) {
      return new CommandFailure(
          ExitCode.USAGE,
          "dbt does not build %s: %s. Its log is %s".formatted(warehouse, log.lastWords(), file));
    }
    String named = failures.stream().limit(NAMED).collect(Collectors.joining("; "));
    String more =
        failures.size() > NAMED ? "; and %,d more".formatted(failures.size() - NAMED) : "";
    return new CommandFailure(
        ExitCode.DISAGREE,
        "%,d of dbt's models and tests failed over %s: %s%s. Its log is %s"
            .formatted(failures.size(), warehouse, named, more, file));
  }
}
