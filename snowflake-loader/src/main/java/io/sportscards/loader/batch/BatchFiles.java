package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.warehouse.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a batch in the warehouse: in a temporary table, in LOAD_MANIFEST and LOAD_REJECT.
 */
final class BatchFiles {
  private final Connection session;
  private final Statements statements;
  private final Map<String, CommittedFile> byPath;

  BatchFiles(Connection session, Statements statements, List<CommittedFile> files) {
    this.session = session;
    this.statements = statements;
    this.byPath = files.stream().collect(Collectors.toMap(CommittedFile::path, file -> file));
  }

  /** Makes the temporary tables and fills that of the files. */
  void stage(Map<CommittedFile, String> etags) throws SQLException {
    try (Statement statement = session.createStatement()) {
      for (String create : statements.script("create_stage")) {
        statement.execute(create);
      }
    }
    if (byPath.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = session.prepareStatement(statements.get("insert_batch_file"))) {
      for (CommittedFile file : byPath.values()) {
        insert.setString(1, file.path());
        insert.setString(2, file.runId());
        insert.setString(3, file.manifest());
        insert.setString(4, file.kind().name());
        insert.setString(5, file.eventType());
        insert.setString(6, file.eventDate() == null ? null : file.eventDate().toString());
        insert.setLong(7, file.bytes());
        insert.setLong(8, file.lines());
        insert.setString(9, etags.get(file));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Those that were loaded before and are not the same now, each with a sentence. */
  Map<CommittedFile, String> changed() throws SQLException {
    return sentences(
        "changed_files",
        "has changed since it was loaded, with %,d bytes and %,d lines then; files never change, and it is not loaded again");
  }

  /** Those of which not all lines of their partition are staged, each with a sentence. */
  Map<CommittedFile, String> cut() throws SQLException {
    return sentences("short_files", "has %2$,d lines of its partition; its manifest counts %1$,d");
  }

  private Map<CommittedFile, String> sentences(String query, String pattern) throws SQLException {
    Map<CommittedFile, String> found = new HashMap<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(statements.get(query))) {
      while (rows.next()) {
        found.put(
            byPath.get(rows.getString(1)), pattern.formatted(rows.getLong(2), rows.getLong(3)));
      }
    }
    return found;
  }

  /** Takes out those that are loaded, or rejected and not retried, and returns the others. */
  List<CommittedFile> subtractKnown(Rejected rejected) throws SQLException {
    Map<String, String> texts =
        Map.of("skip_rejected", Boolean.toString(rejected == Rejected.SKIPPED));
    Set<String> known = new HashSet<>();
    try (Statement statement = session.createStatement()) {
      try (ResultSet rows = statement.executeQuery(statements.get("known_files", texts))) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
      statement.executeUpdate(statements.get("subtract_known_files", texts));
    }
    return byPath.values().stream().filter(file -> !known.contains(file.path())).toList();
  }

  /** Notes all of them as rejected no more. */
  void forgetRejected() throws SQLException {
    if (byPath.isEmpty()) {
      return;
    }
    String paths =
        byPath.keySet().stream()
            .map(path -> "'" + path.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    try (Statement statement = session.createStatement()) {
      statement.executeUpdate(statements.get("delete_rejects", Map.of("paths", paths)));
    }
  }

  /** Notes those that were not taken out as loaded. */
  void noteLoaded(String batchId, long epoch) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(statements.get("insert_manifest"))) {
      insert.setString(1, batchId);
      insert.setLong(2, epoch);
      insert.executeUpdate();
    }
  }

  /**
   * Notes a file as rejected.
   *
   * @return whether it was not noted yet
   */
  boolean noteRejected(CommittedFile file, String reason) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(statements.get("insert_reject"))) {
      insert.setString(1, file.path());
      insert.setString(2, file.runId());
      insert.setString(3, file.manifest());
      insert.setLong(4, file.bytes());
      insert.setLong(5, file.lines());
      insert.setString(6, reason);
      insert.setString(7, file.path());
      return insert.executeUpdate() == 1;
    }
  }
}
