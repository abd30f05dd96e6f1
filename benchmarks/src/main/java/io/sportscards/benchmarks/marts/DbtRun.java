package io.sportscards.benchmarks.marts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One run of dbt.
 *
 * @param seconds of the whole process
 * @param startSeconds of these until dbt did what it was asked for: it starts and reads the project
 * @param models what dbt says that each of them took
 */
record DbtRun(double seconds, double startSeconds, List<Model> models) {

  /** A model and the time in which it was compiled and built. */
  record Model(String name, double seconds) {}

  double modelSeconds() {
    return models.stream().mapToDouble(Model::seconds).sum();
  }

  /** The slowest ones and their seconds, in words. */
  String slowest(int count) {
    return models.stream()
        .sorted(Comparator.comparingDouble(Model::seconds).reversed())
        .limit(count)
        .map(model -> String.format(Locale.ROOT, "%s %.1f", model.name(), model.seconds()))
        .collect(Collectors.joining(", "));
  }
}
