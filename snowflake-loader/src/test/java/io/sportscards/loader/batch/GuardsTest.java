package io.sportscards.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.NewFiles;
import io.sportscards.loader.warehouse.AlteredWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each guard is taken away in turn, and what it keeps from happening happens. */
class GuardsTest {
  private static final Line A = Line.of("a", "one");

  @TempDir Path dir;
  private TestArchive archive;
  private Warehouse whole;

  @BeforeEach
  void start() throws Exception {
    archive = OnDuckDb.archive(dir);
    whole = OnDuckDb.ready(dir, archive);
  }

  /** The warehouse with one statement changed. */
  private Warehouse without(String statement, String part, String instead) {
    String text = whole.statements().get(statement);
    assertThat(text).contains(part);
    return AlteredWarehouse.of(dir, archive, Map.of(statement, text.replace(part, instead)));
  }

  private long rows(String table) throws Exception {
    return Long.parseLong(OnDuckDb.rows(whole, "select count(*) from " + table).get(0));
  }

  @Test
  void theLeaseStopsALoaderThatAnotherHasFollowed() throws Exception {
    LoadRun first = OnDuckDb.run(whole, archive, Steps.UNWATCHED);
    LoadRun unguarded =
        OnDuckDb.run(
            without("renew_lease", "and epoch = ?", "and ? > 0"), archive, Steps.UNWATCHED);
    OnDuckDb.run(whole, archive, Steps.UNWATCHED);
    archive.checkpoint("live-1", 1).bronze(A).commit();

    assertThatThrownBy(first::loadAll)
        .isInstanceOf(LeaseLostException.class)
        .hasMessage(
            "Loader test (epoch 3) has taken over from this one, test (epoch 1), which stops; nothing is lost, since it loads what this one would have. One loader at a time is enough");
    assertThat(rows("raw.events")).isZero();

    unguarded.loadAll();
    assertThat(rows("raw.events where batch_id is not null")).isEqualTo(1);
  }

  @Test
  void theManifestKeepsAFileFromBeingLoadedTwice() throws Exception {
    LoadRun first = OnDuckDb.run(whole, archive, Steps.UNWATCHED);
    archive.checkpoint("live-1", 1).quarantine("OVERSIZED", "r1").bronze(A).commit();
    first.loadAll();

    BatchLoader guarded =
        new BatchLoader(whole, Lease.claim(whole, "test"), Rejected.SKIPPED, Steps.UNWATCHED);
    assertThat(guarded.load(filesOf(archive)).files()).isZero();
    assertThat(rows("raw.load_manifest")).isEqualTo(2);

    Warehouse forgetful =
        AlteredWarehouse.of(
            dir,
            archive,
            Map.of(
                "known_files", "select path from batch_file where false",
                "subtract_known_files", "delete from batch_file where false"));
    BatchLoader loader =
        new BatchLoader(
            forgetful, Lease.claim(forgetful, "test"), Rejected.SKIPPED, Steps.UNWATCHED);
    assertThat(loader.load(filesOf(archive)).files()).isEqualTo(2);
    assertThat(rows("raw.load_manifest")).isEqualTo(4);
    // the second line of defence: the same event_id, the same rejection_id
    assertThat(rows("raw.events")).isEqualTo(1);
    assertThat(rows("raw.quarantine")).isEqualTo(1);
  }

  private static List<io.sportscards.loader.files.CommittedFile> filesOf(TestArchive archive)
      throws Exception {
    List<io.sportscards.loader.files.CommittedFile> files = new ArrayList<>();
    new NewFiles(archive.files(), Map.of(), path -> false)
        .read(
            new NewFiles.Sink<RuntimeException>() {
              @Override
              public void accept(CommittedFile file) {
                files.add(file);
              }

              @Override
              public void refuse(String problem) {
                throw new AssertionError(problem);
              }
            });
    return files;
  }

  @Test
  void theMergeKeepsAnEventOfTwoFilesFromStandingTwice() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).commit();
    OnDuckDb.load(whole, archive);
    archive.checkpoint("live-1", 2).bronze(A).commit();
    OnDuckDb.load(without("merge_events", " or t.event_id is not null", ""), archive);
    assertThat(rows("raw.events")).isEqualTo(2);
  }

  @Test
  void theUniqueSourceKeepsAnEventOfOneBatchFromStandingTwice() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, A).bronze(A).commit();
    OnDuckDb.load(without("merge_events", "w.place > 1", "w.place > 9"), archive);
    assertThat(rows("raw.events")).isEqualTo(3);
  }

  @Test
  void theCountFindsAFileOfWhichLinesAreMissing() throws Exception {
    String partition = "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01";
    byte[] packed = TestArchive.pack(List.of(A.text()));
    archive.write(partition + "/part-x-0.ndjson.zst", packed);
    archive
        .checkpoint("live-1", 1)
        .names(partition + "/part-x-0.ndjson.zst", packed.length, 2)
        .commit();

    OnDuckDb.load(
        without("short_files", "where f.lines <>", "where false and f.lines <>"), archive);
    assertThat(rows("raw.load_manifest")).isEqualTo(1);
  }

  @Test
  void theGenerationKeepsAnOldLineFromReplacingANewerOne() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A.generation(1)).commit();
    OnDuckDb.load(whole, archive);
    archive.checkpoint("live-1", 2).bronze(Line.of("a", "old")).commit();
    OnDuckDb.load(without("merge_events", "and s.generation > t.generation", ""), archive);
    assertThat(OnDuckDb.rows(whole, "select generation from raw.events")).containsExactly("0");
  }
}
