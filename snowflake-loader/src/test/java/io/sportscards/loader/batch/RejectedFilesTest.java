package io.sportscards.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.OnRaw;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.warehouse.AlteredWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that cannot be loaded. */
class RejectedFilesTest extends OnRaw {
  private static final Line A = Line.of("a", "one");
  private static final Line B = Line.of("b", "two");

  @Test
  void filesThatCannotBeLoadedDoNotKeepTheOthersOut() throws Exception {
    String partition = "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01";
    archive
        .checkpoint("live-1", 1)
        .bronze(A)
        .names(partition + "/part-gone-0.ndjson.zst", 10, 1)
        .file(partition, List.of(B.text(), "{\"event_id\":"))
        .file(partition, List.of("{\"event_id\":\"x\"}"))
        .file(partition, List.of(Line.of("z", "elsewhere").on("2026-02-02").text()))
        .bronze(Line.of("c", "three"))
        .names("bronze/../secrets", 1, 1)
        .commit();
    byte[] packed = TestArchive.pack(List.of(Line.of("t", "x".repeat(5_000)).text()));
    String cut = partition + "/part-cut-0.ndjson.zst";
    archive.write(cut, Arrays.copyOf(packed, packed.length / 2));
    String grown = partition + "/part-grown-0.ndjson.zst";
    archive.write(grown, packed);
    archive
        .checkpoint("live-1", 2)
        .names(cut, packed.length / 2, 1)
        .names(grown, packed.length - 1, 1)
        .commit();

    LoadRun run = OnDuckDb.run(warehouse, archive, Steps.UNWATCHED);
    BatchReport report = run.loadAll();

    assertThat(rows("select event_id from raw.events order by 1")).containsExactly("a", "c");
    assertThat(report.rejected()).hasSize(6);
    assertThat(run.problems())
        .singleElement()
        .asString()
        .contains("names \"bronze/../secrets\", which is no file of bronze or quarantine");
    assertThat(
            rows(
                "select replace(path, '"
                    + partition
                    + "/', ''), reason from raw.load_reject order by 1"))
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith(
                        "part-aaaa-1.ndjson.zst|cannot be read: Invalid Input Error: Malformed JSON in file \"bronze/run_id=live-1/"),
            row -> assertThat(row).startsWith("part-aaaa-2.ndjson.zst|cannot be read: "),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "part-aaaa-3.ndjson.zst|has 0 lines of its partition; its manifest counts 1"),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "part-cut-0.ndjson.zst|has 0 lines of its partition; its manifest counts 1"),
            row ->
                assertThat(row).contains("part-gone-0.ndjson.zst|is missing, although manifest "),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "part-grown-0.ndjson.zst|has %,d bytes; its manifest says %,d"
                            .formatted(packed.length, packed.length - 1)));
    assertThat(OnDuckDb.load(warehouse, archive)).isEqualTo(BatchReport.NOTHING);
  }

  @Test
  void aDamagedFileIsFound() throws Exception {
    String path =
        "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-x-0.ndjson.zst";
    byte[] packed = TestArchive.pack(List.of(A.text(), Line.of("x", "y".repeat(500)).text()));
    packed[packed.length / 2] ^= 0x20;
    archive.write(path, packed);
    archive.checkpoint("live-1", 1).bronze(B).names(path, packed.length, 2).commit();

    BatchReport report = OnDuckDb.load(warehouse, archive);

    assertThat(report.rejected().values()).singleElement().asString().startsWith("cannot be read");
    assertThat(rows("select event_id from raw.events")).containsExactly("b");
  }

  /** As a full disk, or too little memory. */
  @Test
  void whatTheFilesAreNotToBlameForRejectsNone() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).bronze(B).commit();
    Warehouse failing =
        AlteredWarehouse.of(
            dir,
            archive,
            Map.of(
                "copy_events",
                "insert into staged_event (event_id) select error('IO Error: ' || ?)"));

    assertThatThrownBy(() -> OnDuckDb.load(failing, archive)).isInstanceOf(SQLException.class);

    assertThat(rows("select * from raw.load_reject")).isEmpty();
    assertThat(OnDuckDb.load(warehouse, archive).events()).isEqualTo(2);
  }

  @Test
  void aFileThatChangedAfterItWasLoadedIsNotLoadedAgain() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).commit();
    OnDuckDb.load(warehouse, archive);
    String path = rows("select path from raw.load_manifest").get(0);
    byte[] other = TestArchive.pack(List.of(B.text(), A.text()));
    archive.write(path, other);
    archive.checkpoint("live-1", 300).names(path, other.length, 2).commit();

    BatchReport report = OnDuckDb.load(warehouse, archive);

    assertThat(report.rejected().values())
        .singleElement()
        .asString()
        .startsWith("has changed since it was loaded, with ");
    assertThat(rows("select event_id from raw.events")).containsExactly("a");
  }

  @Test
  void aRejectedFileIsLoadedOnceItIsMended() throws Exception {
    String path =
        "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-x-0.ndjson.zst";
    byte[] packed = TestArchive.pack(List.of(A.text()));
    archive.checkpoint("live-1", 1).names(path, packed.length, 1).bronze(B).commit();
    assertThat(OnDuckDb.load(warehouse, archive).rejected()).hasSize(1);

    assertThat(retry().rejected()).hasSize(1);
    archive.write(path, packed);
    assertThat(OnDuckDb.load(warehouse, archive)).isEqualTo(BatchReport.NOTHING);
    assertThat(retry().events()).isEqualTo(1);

    assertThat(RejectedFiles.list(warehouse)).isEmpty();
    assertThat(rows("select event_id from raw.events order by 1")).containsExactly("a", "b");
    assertThat(OnDuckDb.load(warehouse, archive)).isEqualTo(BatchReport.NOTHING);
  }

  private BatchReport retry() throws Exception {
    return RejectedFiles.retry(
        warehouse,
        "test",
        RejectedFiles.list(warehouse).stream().map(RejectedFiles.RejectedFile::file).toList());
  }
}
