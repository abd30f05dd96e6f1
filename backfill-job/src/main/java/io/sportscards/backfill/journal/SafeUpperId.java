package io.sportscards.backfill.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The last id of a backfill, below which nothing can appear any more. The command fixes it, not the
 * source, so that whatever reads the range again (a job manager that takes over, the count, a check
 * years later) reads the same rows.
 *
 * <p>Ids are given out in order but committed in any. A statement that inserts locks the table
 * before it draws an id, and keeps the lock until its transaction ends; so once the transactions
 * have ended that hold that lock after the greatest id was read, everything up to it is visible or
 * never will be.
 */
public final class SafeUpperId {
  private static final Duration POLL = Duration.ofMillis(100);

  private SafeUpperId() {}

  /**
   * Waits for the transactions in progress; they are neither blocked nor slowed.
   *
   * @param connection in autocommit
   * @return 0 if the table is empty
   * @throws IOException naming a transaction that did not end in time, or because it is a standby,
   *     where they cannot be seen
   */
  public static long fix(Connection connection, String table, Duration patience)
      throws SQLException, IOException {
    refuseStandby(connection);
    long greatest = greatest(connection, table);
    Set<String> awaited = writers(connection, table);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!awaited.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "Rows below the journal's last id, %d, may still be committed by %s, which has not ended within %d s. End it, or run the backfill later."
                .formatted(greatest, awaited.iterator().next(), patience.toSeconds()));
      }
      LockSupport.parkNanos(POLL.toNanos());
      awaited.retainAll(writers(connection, table));
    }
    return greatest;
  }

  private static long greatest(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select coalesce(max(id), 0) from " + RangeSql.quoted(table))) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Set<String> writers(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select 'transaction ' || l.virtualtransaction || ' of process ' || coalesce(l.pid::text, '(prepared)')
            from pg_catalog.pg_locks l
            where l.locktype = 'relation' and l.mode = 'RowExclusiveLock' and l.granted
              and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
              and (l.relation = to_regclass(?)
                or l.relation in (select relid from pg_catalog.pg_partition_tree(to_regclass(?)))
                or l.relation in (select relid from pg_catalog.pg_partition_ancestors(to_regclass(?))))
            """)) {
      statement.setString(1, RangeSql.quoted(table));
      statement.setString(2, RangeSql.quoted(table));
      statement.setString(3, RangeSql.quoted(table));
      Set<String> writers = new HashSet<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          writers.add(result.getString(1));
        }
      }
      return writers;
    }
  }

  private static void refuseStandby(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select pg_catalog.pg_is_in_recovery()")) {
      result.next();
      if (result.getBoolean(1)) {
        throw new IOException(
            "The journal is on a standby, where it cannot be seen who may still commit a row; set POSTGRES_HOST to its primary.");
      }
    }
  }
}
