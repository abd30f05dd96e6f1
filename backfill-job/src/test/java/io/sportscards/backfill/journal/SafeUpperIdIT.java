package io.sportscards.backfill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SafeUpperIdIT extends OnJournal {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ROW =
      "insert into events (event_id, event_type, occurred_at, content_type, body)"
          + " values ('e', 'a.b', now(), '', '')";

  private static long fix(Duration patience) throws Exception {
    try (Connection connection = server.connect()) {
      return SafeUpperId.fix(connection, TABLE, patience);
    }
  }

  @Test
  void anEmptyTableEndsAtZero() throws Exception {
    assertThat(fix(PATIENCE)).isZero();
  }

  @Test
  void itIsNotFixedBeforeLowerIdsAreThereOrNeverWillBe() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection slow = server.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(ROW); // id 1, not committed
      execute(ROW); // id 2

      Future<Long> upperId = other.submit(() -> fix(PATIENCE));
      await().atMost(PATIENCE).until(SafeUpperIdIT::isLookingForWriters);
      assertThat(upperId.isDone()).isFalse();

      slow.commit();
      assertThat(upperId.get()).isEqualTo(2);
    } finally {
      other.shutdownNow();
    }
  }

  /** The session that waits asks again and again; this is the last that it said. */
  private static boolean isLookingForWriters() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where query like '%pg_locks%' and pid <> pg_backend_pid()")) {
      result.next();
      return result.getInt(1) == 1;
    }
  }

  @Test
  void aTransactionThatDoesNotEndIsNamed() throws Exception {
    try (Connection slow = server.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(ROW);

      assertThatThrownBy(() -> fix(Duration.ofMillis(1)))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              "Rows below the journal's last id, 0, may still be committed by transaction \\d+/\\d+ of process \\d+,"
                  + " which has not ended within 0 s\\. End it, or run the backfill later\\.");
    }
  }

  @Test
  void whoWritesThroughTheParentOfAPartitionIsWaitedFor() throws Exception {
    execute(
        """
        drop table if exists partitioned;
        create table partitioned (id bigint primary key) partition by range (id);
        create table partition_1 partition of partitioned for values from (1) to (1001);
        insert into partition_1 values (2)
        """);
    try (Connection slow = server.connect();
        Connection asking = server.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      // its next row may draw an id before it locks the partition
      statement.execute("insert into partitioned select 1 where false");

      assertThatThrownBy(() -> SafeUpperId.fix(asking, "partition_1", Duration.ofMillis(1)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Rows below the journal's last id, 2, may still be committed by");
      slow.commit();
      assertThat(SafeUpperId.fix(asking, "partition_1", PATIENCE)).isEqualTo(2);
    }
  }

  @Test
  void whoOnlyReadsIsNotWaitedFor() throws Exception {
    execute(ROW);
    try (Connection reader = server.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select count(*) from events");

      assertThat(fix(Duration.ofMillis(1))).isEqualTo(1);
    }
  }
}
