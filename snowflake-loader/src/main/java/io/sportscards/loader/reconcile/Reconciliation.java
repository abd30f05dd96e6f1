package io.sportscards.loader.reconcile;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.Journal;
import io.sportscards.loader.warehouse.Statements;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds archive and warehouse against each other: which files are there, named and loaded, and
 * whether the events of the loaded ones are those in RAW. Reads every loaded file.
 */
public final class Reconciliation {
  private final Scratch scratch;
  private final Warehouse warehouse;
  private final Statements statements;
  private boolean hasJournal;

  private Reconciliation(Scratch scratch, Warehouse warehouse) {
    this.scratch = scratch;
    this.warehouse = warehouse;
    this.statements = warehouse.statements();
  }

  /**
   * Compares, and writes what each layer holds to RECONCILE_COUNT.
   *
   * @param journal counted beside the others; empty where it is out of reach
   * @param progress told what is being done
   */
  public static ReconcileReport run(
      ArchiveFiles archive,
      Warehouse warehouse,
      Optional<Journal> journal,
      Consumer<String> progress)
      throws Exception {
    try (Scratch scratch = Scratch.open()) {
      Reconciliation reconciliation = new Reconciliation(scratch, warehouse);
      progress.accept("asking the warehouse");
      reconciliation.takeWarehouse();
      new ArchiveInventory(archive, scratch, progress).take();
      if (journal.isPresent()) {
        progress.accept("counting the journal");
        reconciliation.takeJournal(journal.get(), progress);
      }
      progress.accept("comparing");
      List<Finding> findings = new Comparison(scratch, warehouse).findings();
      reconciliation.writeCounts();
      return reconciliation.report(findings);
    }
  }

  /** As of one moment, so that what is loaded later is in none of these. */
  private void takeWarehouse() throws SQLException, IOException, InterruptedException {
    try (Connection session = warehouse.connect()) {
      session.setAutoCommit(false);
      scratch.take("loaded", session, statements.get("loaded_files"));
      scratch.take("rejected", session, statements.get("rejected_files"));
      scratch.take("raw_count", session, statements.get("raw_counts"));
      scratch.take("raw_rejection", session, statements.get("raw_rejections"));
      scratch.take("repeated", session, statements.get("repeated_events"));
      session.commit();
    }
  }

  /** One that cannot be reached is left out. */
  private void takeJournal(Journal journal, Consumer<String> progress) throws SQLException {
    try (Connection connection = journal.connect()) {
      scratch.take(
          "journal",
          connection,
          """
          select event_type, (occurred_at at time zone 'UTC')::date, count(distinct event_id), count(*)
          from %s
          group by 1, 2"""
              .formatted(journal.table()));
      hasJournal = true;
    } catch (IOException e) {
      progress.accept(e.getMessage());
    }
  }

  private void writeCounts() throws SQLException, IOException, InterruptedException {
    List<List<String>> counts =
        scratch.rows(
            """
            select 'bronze', run_id, event_type, event_date, count(distinct event_id), count(*)
            from bronze
            group by run_id, event_type, event_date
            union all
            select 'journal', null, event_type, event_date, event_ids::bigint, event_rows::bigint
            from journal""");
    try (Connection session = warehouse.connect();
        PreparedStatement insert = session.prepareStatement(statements.get("insert_count"));
        PreparedStatement raw = session.prepareStatement(statements.get("insert_raw_counts"))) {
      String now = Instant.now().toString().replace("T", " ").replace("Z", "");
      session.setAutoCommit(false);
      for (List<String> row : counts) {
        insert.setString(1, now);
        for (int i = 0; i < row.size(); i++) {
          insert.setString(i + 2, row.get(i));
        }
        insert.addBatch();
      }
      if (!counts.isEmpty()) {
        insert.executeBatch();
      }
      raw.setString(1, now);
      raw.executeUpdate();
      session.commit();
    }
  }

  private ReconcileReport report(List<Finding> findings) throws SQLException {
    List<ReconcileReport.TypeTotals> types = new ArrayList<>();
    for (List<String> row :
        scratch.rows(
            """
            select coalesce(b.event_type, r.event_type), greatest(coalesce(b.days, 0), coalesce(r.days, 0)),
              coalesce(b.lines, 0), coalesce(b.events, 0), coalesce(r.events, 0), coalesce(j.events, 0)
            from (
              select event_type, count(distinct event_date) as days, count(*) as lines,
                count(distinct event_id) as events
              from bronze group by event_type
            ) as b
            full join (
              select event_type, count(*) as days, sum(event_rows::bigint) as events
              from raw_count group by event_type
            ) as r on b.event_type = r.event_type
            left join (
              select event_type, sum(event_ids::bigint) as events
              from journal group by event_type
            ) as j on coalesce(b.event_type, r.event_type) = j.event_type
            order by 1""")) {
      types.add(
          new ReconcileReport.TypeTotals(
              row.get(0),
              Long.parseLong(row.get(1)),
              Long.parseLong(row.get(2)),
              Long.parseLong(row.get(3)),
              Long.parseLong(row.get(4)),
              hasJournal ? Long.parseLong(row.get(5)) : ReconcileReport.UNKNOWN));
    }
    return new ReconcileReport(
        types,
        new ReconcileReport.QuarantineTotals(
            scratch.number("select count(*) from quarantine"),
            scratch.number("select count(distinct rejection_id) from quarantine"),
            scratch.number(
                "select count(*) from raw_rejection where rejection_id in (select rejection_id from quarantine)")),
        scratch.number(
            "select count(*) from named where path not in (select path from loaded) and path not in (select path from rejected)"),
        scratch.number("select count(*) from rejected"),
        scratch.number("select count(*) from listed where path not in (select path from named)"),
        findings);
  }
}
