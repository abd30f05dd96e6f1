package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.CommittedFile.Kind;
import io.sportscards.loader.warehouse.FetchedFiles;
import io.sportscards.loader.warehouse.Statements;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
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
 * Loads files in one transaction: all of it is there afterwards, or nothing. Which files are loaded
 * is written in the same transaction, so whoever does not know how one ended does it again and
 * finds out.
 */
final class BatchTransaction {
  private final Warehouse warehouse;
  private final Statements statements;
  private final Lease lease;
  private final Rejected rejected;
  private final Steps steps;
  private final String batchId;

  BatchTransaction(
      Warehouse warehouse, Lease lease, Rejected rejected, Steps steps, String batchId) {
    this.warehouse = warehouse;
    this.statements = warehouse.statements();
    this.lease = lease;
    this.rejected = rejected;
    this.steps = steps;
    this.batchId = batchId;
  }

  /**
   * Loads those that are not loaded or rejected yet.
   *
   * @param files as fetched
   * @param bad to be rejected in the same transaction
   * @throws BadFilesException when one of the files cannot be loaded; nothing has changed then
   */
  BatchReport run(FetchedFiles fetched, List<CommittedFile> files, Map<CommittedFile, String> bad)
      throws SQLException,
          IOException,
          InterruptedException,
          LeaseLostException,
          BadFilesException {
    try (Connection session = warehouse.connect()) {
      steps.before(Step.CREATE_STAGE);
      stage(session, fetched, files);
      session.setAutoCommit(false);
      try {
        BatchReport report = change(session, fetched, files, new HashMap<>(bad));
        steps.before(Step.COMMIT);
        session.commit();
        steps.before(Step.DONE);
        return report;
      } catch (SQLException | LeaseLostException | BadFilesException | RuntimeException e) {
        rollBack(session, e);
        throw e;
      }
    }
  }

  private void stage(Connection session, FetchedFiles fetched, List<CommittedFile> files)
      throws SQLException {
    try (Statement statement = session.createStatement()) {
      for (String create : statements.script("create_stage")) {
        statement.execute(create);
      }
    }
    if (files.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = session.prepareStatement(statements.get("insert_batch_file"))) {
      for (CommittedFile file : files) {
        insert.setString(1, file.path());
        insert.setString(2, file.runId());
        insert.setString(3, file.manifest());
        insert.setString(4, file.kind().name());
        insert.setString(5, file.eventType());
        insert.setString(6, file.eventDate() == null ? null : file.eventDate().toString());
        insert.setLong(7, file.bytes());
        insert.setLong(8, file.lines());
        insert.setString(9, fetched.etags().get(file));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private BatchReport change(
      Connection session,
      FetchedFiles fetched,
      List<CommittedFile> files,
      Map<CommittedFile, String> bad)
      throws SQLException, LeaseLostException, BadFilesException {
    steps.before(Step.RENEW_LEASE);
    lease.renew(session, statements);

    steps.before(Step.SUBTRACT_KNOWN);
    List<CommittedFile> fresh = subtractKnown(session, files, bad);

    steps.before(Step.COPY);
    for (Kind kind : Kind.values()) {
      List<CommittedFile> ofKind = fresh.stream().filter(file -> file.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        copy(session, fetched, kind, ofKind);
      }
    }

    steps.before(Step.CHECK_WHOLE);
    checkWhole(session, fresh);

    long conflicts = 0;
    long events = 0;
    long quarantined = 0;
    if (fresh.stream().anyMatch(file -> file.kind() == Kind.BRONZE)) {
      steps.before(Step.REPORT_CONFLICTS);
      conflicts = update(session, "report_conflicts", dates(fresh));
      steps.before(Step.MERGE_EVENTS);
      events = update(session, "merge_events", dates(fresh));
    }
    if (fresh.stream().anyMatch(file -> file.kind() == Kind.QUARANTINE)) {
      steps.before(Step.MERGE_QUARANTINE);
      quarantined = update(session, "merge_quarantine", Map.of());
    }

    steps.before(Step.INSERT_MANIFEST);
    insertManifest(session);
    Map<CommittedFile, String> noted = note(session, bad);
    return new BatchReport(
        fresh.size(),
        fresh.stream().mapToLong(CommittedFile::lines).sum(),
        events,
        quarantined + conflicts,
        conflicts,
        noted);
  }

  /** Those that are new; adds to the bad ones what was loaded before and is not the same now. */
  private List<CommittedFile> subtractKnown(
      Connection session, List<CommittedFile> files, Map<CommittedFile, String> bad)
      throws SQLException {
    Map<String, CommittedFile> byPath =
        files.stream().collect(Collectors.toMap(CommittedFile::path, file -> file));
    try (Statement statement = session.createStatement()) {
      try (ResultSet changed = statement.executeQuery(statements.get("changed_files"))) {
        while (changed.next()) {
          bad.put(
              byPath.get(changed.getString(1)),
              "has changed since it was loaded, with %,d bytes and %,d lines then; files never change, and it is not loaded again"
                  .formatted(changed.getLong(2), changed.getLong(3)));
        }
      }
      if (rejected == Rejected.RETRIED) {
        statement.executeUpdate(statements.get("delete_rejects"));
      }
      Set<String> known = new HashSet<>();
      try (ResultSet rows = statement.executeQuery(statements.get("known_files"))) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
      statement.executeUpdate(statements.get("subtract_known_files"));
      return files.stream().filter(file -> !known.contains(file.path())).toList();
    }
  }

  private void copy(Connection session, FetchedFiles fetched, Kind kind, List<CommittedFile> files)
      throws SQLException, BadFilesException {
    try {
      warehouse.copy(session, fetched, kind, files);
    } catch (SQLException e) {
      if (warehouse.isDueToContent(e)) {
        throw new BadFilesException(Map.of(), e);
      }
      throw e;
    }
  }

  private void checkWhole(Connection session, List<CommittedFile> files)
      throws SQLException, BadFilesException {
    Map<String, CommittedFile> byPath =
        files.stream().collect(Collectors.toMap(CommittedFile::path, file -> file));
    Map<CommittedFile, String> bad = new HashMap<>();
    try (Statement statement = session.createStatement();
        ResultSet shortFiles = statement.executeQuery(statements.get("short_files"))) {
      while (shortFiles.next()) {
        bad.put(
            byPath.get(shortFiles.getString(1)),
            "has %,d lines of its partition; its manifest counts %,d"
                .formatted(shortFiles.getLong(3), shortFiles.getLong(2)));
      }
    }
    if (!bad.isEmpty()) {
      throw new BadFilesException(bad, null);
    }
  }

  /** So that the engine looks at these days only. */
  private static Map<String, String> dates(List<CommittedFile> files) {
    return Map.of(
        "dates",
        files.stream()
            .filter(file -> file.kind() == Kind.BRONZE)
            .map(file -> "date '" + file.eventDate() + "'")
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private long update(Connection session, String name, Map<String, String> texts)
      throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(statements.get(name, texts))) {
      statement.setString(1, batchId);
      return statement.executeUpdate();
    }
  }

  private void insertManifest(Connection session) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement(statements.get("insert_manifest"))) {
      insert.setString(1, batchId);
      insert.setLong(2, lease.epoch());
      insert.executeUpdate();
    }
  }

  /** Notes the bad files that are not noted yet, and returns those; all that are retried. */
  private Map<CommittedFile, String> note(Connection session, Map<CommittedFile, String> bad)
      throws SQLException {
    Map<CommittedFile, String> noted = new HashMap<>();
    for (Map.Entry<CommittedFile, String> each : bad.entrySet()) {
      CommittedFile file = each.getKey();
      try (PreparedStatement insert = session.prepareStatement(statements.get("insert_reject"))) {
        insert.setString(1, file.path());
        insert.setString(2, file.runId());
        insert.setString(3, file.manifest());
        insert.setLong(4, file.bytes());
        insert.setLong(5, file.lines());
        insert.setString(6, each.getValue());
        insert.setString(7, file.path());
        if (insert.executeUpdate() == 1 || rejected == Rejected.RETRIED) {
          noted.put(file, each.getValue());
        }
      }
    }
    return noted;
  }

  private static void rollBack(Connection session, Exception cause) {
    try {
      session.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
