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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds archive and warehouse against each other: which files are there, named and loaded, and
 * whether the events of the loaded ones are those in RAW. Reads every loaded file.
 */
public final class Reconciliation {
  private static final int SHOWN = 5; // of each kind

  private final Scratch scratch;
  private final Warehouse warehouse;
  private final Statements statements;
  private boolean hasJournal;
  private final Map<Finding.Kind, List<String>> examples = new EnumMap<>(Finding.Kind.class);
  private final Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);

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
      reconciliation.compareFiles();
      reconciliation.compareEvents();
      reconciliation.compareQuarantine();
      reconciliation.writeCounts();
      return reconciliation.report();
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

  private void compareFiles() throws SQLException {
    find(
        Finding.Kind.CHANGED_FILE,
        """
        select f.path || ' has ' || a.bytes || ' bytes and had ' || f.bytes || ' when it was loaded'
        from loaded as f inner join listed as a on f.path = a.path
        where a.bytes <> f.bytes or a.etag <> f.etag
        order by f.path""");
    find(
        Finding.Kind.UNNAMED_FILE,
        """
        select f.path
        from loaded as f left join named as n on f.path = n.path
        where n.path is null
        order by f.path""");
    find(
        Finding.Kind.MISSING_FILE,
        """
        select n.path
        from named as n left join listed as a on n.path = a.path
        where a.path is null
        order by n.path""");
  }

  private void compareEvents() throws SQLException, IOException, InterruptedException {
    List<List<String>> days =
        scratch.rows(
            """
            select coalesce(b.event_type, r.event_type), coalesce(b.event_date, r.event_date)
            from (
              select event_type, event_date, count(*) as event_ids,
                bit_xor(md5_number_lower(event_id))::varchar as fingerprint
              from (select distinct event_type, event_date, event_id from bronze)
              group by event_type, event_date
            ) as b
            full join raw_count as r on b.event_type = r.event_type and b.event_date = r.event_date
            where b.event_ids is distinct from r.event_ids::bigint
              or b.fingerprint is distinct from r.fingerprint
            order by 1, 2""");
    if (!days.isEmpty()) {
      try (Connection session = warehouse.connect()) {
        for (List<String> day : days) {
          compareDay(session, day.get(0), day.get(1));
        }
      }
    }
    find(
        Finding.Kind.REPEATED_EVENT,
        """
        select 'event_id ' || event_id || ' has ' || event_rows || ' rows, from ' || first_date || ' to ' || last_date
        from repeated
        order by event_id""");
  }

  /** Names what differs between the files of a type and day and the rows of these. */
  private void compareDay(Connection session, String type, String date) throws SQLException {
    scratch.execute("delete from raw_id");
    scratch.take("raw_id", session, statements.get("raw_ids"), type, date);
    String where = "event_type = '%s' and event_date = '%s'".formatted(type, date);
    find(
        Finding.Kind.MISSING_EVENT,
        """
        select 'event_id ' || event_id || ' of %s on %s'
        from (select event_id from bronze where %s except select event_id from raw_id)
        order by event_id"""
            .formatted(type, date, where));
    find(
        Finding.Kind.SURPLUS_EVENT,
        """
        select 'event_id ' || event_id || ' of %s on %s'
        from (select event_id from raw_id except select event_id from bronze where %s)
        order by event_id"""
            .formatted(type, date, where));
  }

  private void compareQuarantine() throws SQLException {
    find(
        Finding.Kind.MISSING_REJECTION,
        """
        select 'rejection_id ' || rejection_id
        from (select rejection_id from quarantine except select rejection_id from raw_rejection)
        order by rejection_id""");
    find(
        Finding.Kind.SURPLUS_REJECTION,
        """
        select 'rejection_id ' || rejection_id
        from (
          select rejection_id from raw_rejection where was_quarantined = 'true'
          except select rejection_id from quarantine
        )
        order by rejection_id""");
  }

  private void find(Finding.Kind kind, String sentences) throws SQLException {
    long count = number("select count(*) from (" + sentences + ")");
    if (count == 0) {
      return;
    }
    found.merge(kind, count, Long::sum);
    List<String> shown = examples.computeIfAbsent(kind, k -> new ArrayList<>());
    if (shown.size() < SHOWN) {
      scratch
          .rows(sentences + " limit " + (SHOWN - shown.size()))
          .forEach(row -> shown.add(row.get(0)));
    }
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(scratch.rows(query).get(0).get(0));
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

  private ReconcileReport report() throws SQLException {
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
    List<Finding> findings = new ArrayList<>();
    found.forEach((kind, count) -> findings.add(new Finding(kind, count, examples.get(kind))));
    return new ReconcileReport(
        types,
        new ReconcileReport.QuarantineTotals(
            number("select count(*) from quarantine"),
            number("select count(distinct rejection_id) from quarantine"),
            number(
                "select count(*) from raw_rejection where rejection_id in (select rejection_id from quarantine)")),
        number(
            "select count(*) from named where path not in (select path from loaded) and path not in (select path from rejected)"),
        number("select count(*) from rejected"),
        number("select count(*) from listed where path not in (select path from named)"),
        findings);
  }
}
