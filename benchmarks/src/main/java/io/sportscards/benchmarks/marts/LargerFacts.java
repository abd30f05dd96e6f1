package io.sportscards.benchmarks.marts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Facts filled up with copies of their rows under keys of their own. */
final class LargerFacts {
  /** A fact, the hash that is its key, and the natural keys that it is made of. */
  private record Fact(String table, String shifted) {}

  private static final List<Fact> FACTS =
      List.of(
          new Fact(
              "mart.fct_order_lines",
              "md5(order_line_key || copy) as order_line_key, order_id || '-' || copy as order_id,"
                  + " event_id || '-' || copy as event_id"),
          new Fact(
              "mart.fct_card_interactions",
              "md5(interaction_key || copy) as interaction_key,"
                  + " interaction_id || '-' || copy as interaction_id,"
                  + " event_id || '-' || copy as event_id"));

  private LargerFacts() {}

  /**
   * Fills up each fact to so many rows; one that has more keeps them. Copies keep their days, cards
   * and customers: there is more of everything, and joins find it.
   */
  static void fill(Path warehouse, long rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
        Statement statement = connection.createStatement()) {
      statement.execute("set memory_limit = '2GB'");
      for (Fact fact : FACTS) {
        fill(statement, fact, rows);
      }
    }
  }

  private static void fill(Statement statement, Fact fact, long rows) throws SQLException {
    long present = count(statement, fact);
    if (present == 0) {
      throw new IllegalStateException(
          "%s is empty; there is nothing to copy.".formatted(fact.table()));
    }
    // each time as many again, copies of copies too
    for (long copy = 1; present < rows; copy++) {
      statement.execute(
          "insert into %s select * exclude (copy) replace (%s) from (select *, '%d' as copy from %s limit %d)"
              .formatted(fact.table(), fact.shifted(), copy, fact.table(), rows - present));
      present = count(statement, fact);
    }
  }

  private static long count(Statement statement, Fact fact) throws SQLException {
    try (ResultSet result = statement.executeQuery("select count(*) from " + fact.table())) {
      result.next();
      return result.getLong(1);
    }
  }
}
