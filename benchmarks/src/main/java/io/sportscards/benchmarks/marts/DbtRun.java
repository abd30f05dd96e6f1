package io.sportscards.benchmarks.marts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One run of dbt.
 *
 * @param seconds of the whole process
 * @param startSeconds of these in which it starts, reads the project, and closes the file in the
 *     end
 * @param models what dbt says that each of them took
 */
record DbtRun(double seconds, double startSeconds, List<Model> models) {

  /** A model and the time in which it was compiled and built. */
  record Model(String name, double seconds) {}

  double modelSeconds() {
    return models.stream().mapToDouble(Model::seconds).sum();
  }

  /** Of half of the models at most so many seconds. */
  double median() {
    return models.stream()
        .mapToDouble(Model::seconds)
        .sorted()
        .skip(models.size() / 2)
        .findFirst()
        .orElseThrow();
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
