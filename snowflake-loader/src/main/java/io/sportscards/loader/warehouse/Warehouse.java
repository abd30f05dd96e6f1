package io.sportscards.loader.warehouse;

import io.sportscards.loader.files.CommittedFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Where the tables of RAW are, and what its engine does in its own way. Thread-safe. */
public interface Warehouse {

  /** Of the engine. */
  Statements statements();

  /** Makes what is missing where anybody may; elsewhere {@code init} does, for an administrator. */
  void ensureTables() throws SQLException, IOException, InterruptedException;

  /** Runs statements that may run again, in order. */
  default void init(List<String> ddl) throws SQLException, IOException, InterruptedException {
    try (Connection session = connect();
        Statement statement = session.createStatement()) {
      for (String each : ddl) {
        statement.execute(each);
      }
    }
  }

  /** Opens a session that loads nothing. */
  default Connection connect() throws SQLException, IOException, InterruptedException {
    return connect(QueryTag.LOADER);
  }

  /**
   * Opens a session that commits each statement until told otherwise; its times are UTC.
   *
   * @throws WarehouseBusyException when somebody else holds it for longer than one may wait
   */
  Connection connect(QueryTag tag) throws SQLException, IOException, InterruptedException;

  /**
   * The most bytes of files, as they lie in the archive, that one batch should have, so that its
   * memory is bounded; a file that has more is a batch of its own.
   */
  default long mostBatchBytes() {
    return Long.MAX_VALUE;
  }

  /** Makes files ready to be copied; nothing is asked of the engine yet. */
  FetchedFiles fetch(List<CommittedFile> files) throws IOException, InterruptedException;

  /**
   * Copies all lines of files of one kind into the session's staged table, or fails.
   *
   * @param fetched they are among these
   * @throws java.sql.SQLDataException when it is due to what is in a file, so that the others may
   *     be tried alone
   */
  void copy(
      Connection session, FetchedFiles fetched, CommittedFile.Kind kind, List<CommittedFile> files)
      throws SQLException, IOException;

  /** For people, e.g. a path. */
  String address();
}
