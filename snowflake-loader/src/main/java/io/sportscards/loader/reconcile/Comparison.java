package io.sportscards.loader.reconcile;

import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds what differs between archive and warehouse, once both are in the scratch tables. */
final class Comparison {
  private static final int SHOWN = 5; // of each kind

  private final Scratch scratch;
  private final Warehouse warehouse;
  private final Map<Finding.Kind, List<String>> examples = new EnumMap<>(Finding.Kind.class);
  private final Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);

  /**
   * @param warehouse asked for the event_ids of days that differ
   */
  Comparison(Scratch scratch, Warehouse warehouse) {
    this.scratch = scratch;
    this.warehouse = warehouse;
  }

  /** Everything that does not agree, by kind. */
  List<Finding> findings() throws SQLException, IOException, InterruptedException {
    compareFiles();
    compareEvents();
    compareQuarantine();
    List<Finding> findings = new ArrayList<>();
    found.forEach((kind, count) -> findings.add(new Finding(kind, count, examples.get(kind))));
    return findings;
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
                bit_xor(('0x' || right(md5(event_id), 15))::bigint)::varchar as fingerprint
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
    scratch.execute("delete from conflict_id");
    scratch.take("raw_id", session, warehouse.statements().get("raw_ids"), type, date);
    scratch.take("conflict_id", session, warehouse.statements().get("conflict_ids"), type, date);
    String where = "event_type = '%s' and event_date = '%s'".formatted(type, date);
    find(
        Finding.Kind.MISSING_EVENT,
        """
        select 'event_id ' || event_id || ' of %s on %s'
        from (
          select event_id from bronze where %s
          except select event_id from raw_id
          except select event_id from conflict_id
        )
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
    long count = scratch.number("select count(*) from (" + sentences + ")");
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
}
