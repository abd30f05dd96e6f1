package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.CommittedFile.Kind;
import io.sportscards.loader.warehouse.FetchedFiles;
import io.sportscards.loader.warehouse.QueryTag;
import io.sportscards.loader.warehouse.Statements;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loads files in one transaction: all of it is there afterwards, or nothing. Which files are loaded
 * is written in the same transaction, so whoever does not know how one ended does it again and
 * finds out.
 *
 * <p>Lines are staged before it begins, so that it is short. What is loaded already may be asked
 * then too: whoever still holds the lease within the transaction has held it since, so nobody else
 * has loaded anything.
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
    QueryTag tag = QueryTag.batch(files.stream().map(CommittedFile::runId).toList(), batchId);
    try (Connection session = warehouse.connect(tag)) {
      BatchFiles batch = new BatchFiles(session, statements, files);
      Map<CommittedFile, String> allBad = new HashMap<>(bad);
      List<CommittedFile> fresh = stage(session, batch, fetched, allBad);
      session.setAutoCommit(false);
      try {
        BatchReport report = change(session, batch, fresh, allBad);
        steps.before(Step.COMMIT);
        session.commit();
        steps.before(Step.DONE);
        return report;
      } catch (SQLException | LeaseLostException | RuntimeException e) {
        rollBack(session, e);
        throw e;
      }
    }
  }

  /** Stages the lines of the files that are not known yet, and returns those files. */
  private List<CommittedFile> stage(
      Connection session, BatchFiles batch, FetchedFiles fetched, Map<CommittedFile, String> bad)
      throws SQLException, IOException, BadFilesException {
    steps.before(Step.CREATE_STAGE);
    batch.stage(fetched.etags());

    steps.before(Step.SUBTRACT_KNOWN);
    bad.putAll(batch.changed());
    List<CommittedFile> fresh = batch.subtractKnown(rejected);

    steps.before(Step.COPY);
    for (Kind kind : Kind.values()) {
      List<CommittedFile> ofKind = fresh.stream().filter(file -> file.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        copy(session, fetched, kind, ofKind);
      }
    }

    steps.before(Step.CHECK_WHOLE);
    Map<CommittedFile, String> cut = batch.cut();
    if (!cut.isEmpty()) {
      throw new BadFilesException(cut, null);
    }
    return fresh;
  }

  private BatchReport change(
      Connection session,
      BatchFiles batch,
      List<CommittedFile> fresh,
      Map<CommittedFile, String> bad)
      throws SQLException, LeaseLostException {
    steps.before(Step.RENEW_LEASE);
    lease.renew(session, statements);

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
    if (rejected == Rejected.RETRIED) {
      batch.forgetRejected();
    }
    batch.noteLoaded(batchId, lease.epoch());
    return new BatchReport(
        fresh.size(),
        fresh.stream().mapToLong(CommittedFile::lines).sum(),
        events,
        quarantined + conflicts,
        conflicts,
        noteRejected(batch, bad));
  }

  /** Returns those that were not noted before; all that are retried. */
  private Map<CommittedFile, String> noteRejected(BatchFiles batch, Map<CommittedFile, String> bad)
      throws SQLException {
    Map<CommittedFile, String> noted = new HashMap<>();
    for (Map.Entry<CommittedFile, String> each : bad.entrySet()) {
      if (batch.noteRejected(each.getKey(), each.getValue()) || rejected == Rejected.RETRIED) {
        noted.put(each.getKey(), each.getValue());
      }
    }
    return noted;
  }

  private void copy(Connection session, FetchedFiles fetched, Kind kind, List<CommittedFile> files)
      throws SQLException, IOException, BadFilesException {
    try {
      warehouse.copy(session, fetched, kind, files);
    } catch (SQLDataException e) {
      throw new BadFilesException(Map.of(), e);
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

  /** Runs the statements of a step and returns how many rows the last one changed. */
  private long update(Connection session, String step, Map<String, String> texts)
      throws SQLException {
    long rows = 0;
    for (String sql : statements.script(step, texts)) {
      try (PreparedStatement statement = session.prepareStatement(sql)) {
        if (sql.contains("? as batch_id")) {
          statement.setString(1, batchId);
        }
        rows = statement.executeUpdate();
      }
    }
    return rows;
  }

  private static void rollBack(Connection session, Exception cause) {
    try {
      session.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
