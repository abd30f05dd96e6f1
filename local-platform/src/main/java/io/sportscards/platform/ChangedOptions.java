package io.sportscards.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Options that differ from those of the platform that runs. Its parts know each other's addresses,
 * and a job in the cluster keeps those it was started with, so none is changed under way.
 */
final class ChangedOptions {
  private static final Set<String> ADDRESSES =
      Set.of(
          "RABBITMQ_URI",
          "RABBITMQ_PASSWORD_FILE",
          "S3_ENDPOINT",
          "POSTGRES_HOST",
          "POSTGRES_PORT",
          "POSTGRES_PASSWORD_FILE",
          "FLINK_REST");

  private ChangedOptions() {}

  /**
   * Looks at the parts that are well; with none, everything starts anew and may differ.
   *
   * @throws RunsOtherwiseException with every difference
   */
  static void refuse(PlatformOptions options, List<StartPart.Step> steps, PartRecords records) {
    List<String> differences = new ArrayList<>();
    boolean runs = false;
    for (StartPart.Step step : steps) {
      Part part = records.find(step.name()).orElse(null);
      if (part != null && !part.runningPids().isEmpty()) {
        runs = true;
        address(step, part, differences);
      }
    }
    if (runs) {
      values(options, records.all(), differences);
    }
    if (!differences.isEmpty()) {
      throw new RunsOtherwiseException(differences);
    }
  }

  private static void address(StartPart.Step step, Part part, List<String> differences) {
    if (!part.kind().equals(step.kind())) {
      differences.add(
          "%s is %s at %s, asked for is %s"
              .formatted(
                  step.name(),
                  part.kind(),
                  part.address(),
                  step.address().isEmpty() ? step.kind() : "yours at " + step.address()));
    } else if (step.port() != 0 && step.port() != part.port()) {
      differences.add(
          "%s is at port %d, asked for is %d".formatted(step.name(), part.port(), step.port()));
    }
  }

  private static void values(PlatformOptions options, List<Part> parts, List<String> differences) {
    Path local = options.local().toAbsolutePath();
    Map<String, String> running = EnvironmentFile.read(local);
    if (running.isEmpty()) {
      return;
    }
    EnvironmentFile.values(options, parts)
        .forEach(
            (name, asked) -> {
              String now = running.getOrDefault(name, asked);
              if (name.equals("TASK_MANAGERS")) {
                fewer(now, asked, differences);
              } else if (!ADDRESSES.contains(name) && !now.equals(asked)) {
                differences.add(difference(name, now, asked));
              }
            });
  }

  /** More are started; which of them to stop is not for us to say. */
  private static void fewer(String now, String asked, List<String> differences) {
    if (Integer.parseInt(asked) < Integer.parseInt(now)) {
      differences.add(difference("TASK_MANAGERS", now, asked));
    }
  }

  private static String difference(String name, String now, String asked) {
    return EnvironmentFile.SECRETS.contains(name)
        ? name + " is another"
        : "%s is \"%s\", asked for is \"%s\"".formatted(name, now, asked);
  }
}
