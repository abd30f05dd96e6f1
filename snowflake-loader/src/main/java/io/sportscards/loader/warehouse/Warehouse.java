package io.sportscards.loader.warehouse;

import io.sportscards.loader.files.CommittedFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the tables of RAW are, and what its engine does in its own way. Thread-safe. */
public interface Warehouse {

  /** Of the engine. */
  Statements statements();

  /** The scripts in {@code sql/} that make its tables, in order. */
  List<String> ddl();

  /**
   * Opens a session that commits each statement until told otherwise; its times are UTC.
   *
   * @throws WarehouseBusyException when somebody else holds it for longer than one may wait
   */
  Connection connect() throws SQLException, IOException, InterruptedException;

  /** Makes files ready to be copied; nothing is asked of the engine yet. */
  FetchedFiles fetch(List<CommittedFile> files) throws IOException;

  /**
   * Copies all lines of files of one kind into the session's staged table, or fails.
   *
   * @param fetched they are among these
   * @throws java.sql.SQLDataException when it is due to what is in a file, so that the others may
   *     be tried alone
   */
  void copy(
      Connection session, FetchedFiles fetched, CommittedFile.Kind kind, List<CommittedFile> files)
      throws SQLException;

  /** For people, e.g. a path. */
  String address();
}
