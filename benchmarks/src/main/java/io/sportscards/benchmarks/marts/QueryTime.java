package io.sportscards.benchmarks.marts;

import io.sportscards.benchmarks.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * How long a query takes until all its rows are read.
 *
 * @param rows that it answers
 * @param sortedMillis of each run, the shortest first
 */
record QueryTime(Query query, long rows, List<Double> sortedMillis) {
  private static final String MEMORY = "2GB"; // as dbt/profiles.yml gives dbt

  /** Runs each so many times, after once unmeasured, in a read-only connection of its own. */
  static List<QueryTime> measure(Path warehouse, List<Query> queries, int runs, Progress progress)
      throws SQLException {
    List<QueryTime> times = new ArrayList<>();
    for (Query query : queries) {
      try (Connection connection = open(warehouse);
          Statement statement = connection.createStatement()) {
        long rows = read(statement, query);
        double[] millis = new double[runs];
        for (int run = 0; run < runs; run++) {
          long start = System.nanoTime();
          read(statement, query);
          millis[run] = (System.nanoTime() - start) / 1e6;
        }
        times.add(new QueryTime(query, rows, Arrays.stream(millis).sorted().boxed().toList()));
      }
      progress.note("%s: %.0f ms".formatted(query.name(), times.get(times.size() - 1).p95()));
    }
    return times;
  }

  private static Connection open(Path warehouse) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    properties.setProperty("memory_limit", MEMORY);
    return DriverManager.getConnection("jdbc:duckdb:" + warehouse, properties);
  }

  private static long read(Statement statement, Query query) throws SQLException {
    long rows = 0;
    try (ResultSet result = statement.executeQuery(query.sql())) {
      while (result.next()) {
        result.getString(1);
        rows++;
      }
    }
    return rows;
  }

  double p50() {
    return percentile(0.5);
  }

  double p95() {
    return percentile(0.95);
  }

  /** By nearest rank. */
  private double percentile(double share) {
    return sortedMillis.get((int) Math.ceil(share * sortedMillis.size()) - 1);
  }
}
