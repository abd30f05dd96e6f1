package io.sportscards.benchmarks.marts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question and how it is asked.
 *
 * @param layer that it reads, {@code RAW} or {@code MART}
 * @param name the first line of its comment
 */
record Query(String layer, String name, String sql) {

  /** Those of a file: each under its comment, after the comment that the file begins with. */
  static List<Query> of(String layer, Path file) throws IOException {
    String text = Files.readString(file);
    List<Query> queries = new ArrayList<>();
    for (String part : text.substring(text.indexOf("\n\n")).split(";\n", -1)) {
      String sql = part.strip();
      if (!sql.isEmpty()) {
        queries.add(new Query(layer, sql.substring("-- ".length(), sql.indexOf('\n')), sql));
      }
    }
    return queries;
  }
}
