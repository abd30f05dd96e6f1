package io.sportscards.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.reconcile.Finding;
import io.sportscards.loader.reconcile.ReconcileReport;
import io.sportscards.loader.reconcile.Reconciliation;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
  @TempDir Path dir;
  private TestArchive archive;
  private Warehouse warehouse;

  @BeforeEach
  void start() throws Exception {
    archive = OnDuckDb.archive(dir);
    archive
        .checkpoint("live-1", 1)
        .bronze(Line.of("a", "x"), Line.of("b", "x"), Line.of("a", "x"))
        .bronze(Line.of("c", "x").on("2026-02-02"))
        .quarantine("OVERSIZED", "r1", "r2")
        .commit();
    warehouse = OnDuckDb.ready(dir, archive);
    OnDuckDb.load(warehouse, archive);
  }

  private ReconcileReport reconcile() throws Exception {
    return Reconciliation.run(archive.files(), warehouse, Optional.empty(), text -> {});
  }

  private void execute(String sql) throws Exception {
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private String file(String like) throws Exception {
    return OnDuckDb.rows(
            warehouse, "select path from raw.load_manifest where path like '%" + like + "%'")
        .get(0);
  }

  @Test
  void filesAndTablesThatAgreeAreCounted() throws Exception {
    ReconcileReport report = reconcile();

    assertThat(report.findings()).isEmpty();
    assertThat(report.types())
        .containsExactly(
            new ReconcileReport.TypeTotals(
                "orders.order_placed", 2, 4, 3, 3, ReconcileReport.UNKNOWN));
    assertThat(
            OnDuckDb.rows(
                warehouse,
                "select layer, run_id, event_date, event_ids, lines from raw.reconcile_count order by all"))
        .containsExactly(
            "bronze|live-1|2026-02-01|2|3",
            "bronze|live-1|2026-02-02|1|1",
            "raw|live-1|2026-02-01|2|2",
            "raw|live-1|2026-02-02|1|1");
  }

  @Test
  void aGapAndASurplusAreNamed() throws Exception {
    execute("update raw.events set event_id = 'z' where event_id = 'a'");
    assertThat(reconcile().findings())
        .containsExactly(
            new Finding(
                Finding.Kind.MISSING_EVENT,
                1,
                List.of("event_id a of orders.order_placed on 2026-02-01")),
            new Finding(
                Finding.Kind.SURPLUS_EVENT,
                1,
                List.of("event_id z of orders.order_placed on 2026-02-01")));
  }

  @Test
  void anEventThatStandsTwiceIsNamedWhateverItsDays() throws Exception {
    archive.checkpoint("live-1", 2).bronze(Line.of("a", "x").on("2026-02-03")).commit();
    OnDuckDb.load(warehouse, archive);
    assertThat(reconcile().findings())
        .containsExactly(
            new Finding(
                Finding.Kind.REPEATED_EVENT,
                1,
                List.of("event_id a has 2 rows, from 2026-02-01 to 2026-02-03")));
  }

  @Test
  void ofTwoDaysInOneBatchOneIsAConflictAndIsNotMissed() throws Exception {
    archive
        .checkpoint("live-1", 2)
        .bronze(Line.of("d", "x").on("2026-02-03"))
        .bronze(Line.of("d", "y").on("2026-02-04"))
        .commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isEqualTo(1);
    assertThat(reconcile().findings()).isEmpty();
  }

  @Test
  void rejectionsThatDifferAreNamed() throws Exception {
    execute("update raw.quarantine set rejection_id = 'r9' where rejection_id = 'r2'");
    assertThat(reconcile().findings())
        .containsExactly(
            new Finding(Finding.Kind.MISSING_REJECTION, 1, List.of("rejection_id r2")),
            new Finding(Finding.Kind.SURPLUS_REJECTION, 1, List.of("rejection_id r9")));
  }

  @Test
  void aConflictThatTheLoaderSawBeforeItsRunDidIsOneRejection() throws Exception {
    archive.checkpoint("live-1", 2).bronze(Line.of("b", "other")).commit();
    OnDuckDb.load(warehouse, archive);
    String id =
        OnDuckDb.rows(
                warehouse,
                "select rejection_id from raw.quarantine where reason = 'CONFLICTING_DUPLICATE'")
            .get(0);
    archive.checkpoint("live-1", 3).quarantine("CONFLICTING_DUPLICATE", id).commit();
    OnDuckDb.load(warehouse, archive);

    ReconcileReport report = reconcile();

    assertThat(report.findings()).isEmpty();
    assertThat(report.quarantine()).isEqualTo(new ReconcileReport.QuarantineTotals(3, 3, 3));
  }

  @Test
  void filesThatWaitAreToldOfAndAreNoFault() throws Exception {
    archive.checkpoint("live-1", 2).bronze(Line.of("d", "x")).commit();
    ReconcileReport report = reconcile();
    assertThat(report.waitingFiles()).isEqualTo(1);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void filesThatChangedOrAreGoneOrWereNeverNamedAreNamed() throws Exception {
    String changed = file("event_date=2026-02-01");
    archive.write(
        changed, TestArchive.pack(List.of(Line.of("a", "x").text(), Line.of("b", "x").text())));
    Files.delete(archive.at(file("quarantine")));
    archive.write("bronze/run_id=live-1/part-stray-0.ndjson.zst", new byte[1]);
    execute("update raw.load_manifest set path = path || 'x' where path like '%2026-02-02%'");

    ReconcileReport report = reconcile();

    assertThat(report.strayFiles()).isEqualTo(1);
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.CHANGED_FILE, Finding.Kind.UNNAMED_FILE, Finding.Kind.MISSING_FILE);
  }
}
