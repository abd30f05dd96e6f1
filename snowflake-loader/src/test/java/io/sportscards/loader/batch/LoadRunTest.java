package io.sportscards.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.OnRaw;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadRunTest extends OnRaw {
  private static final Line A = Line.of("a", "one");
  private static final Line B = Line.of("b", "two");

  @Test
  void everyColumnOfALineIsLoaded() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, B).quarantine("OVERSIZED", "r1").commit();

    BatchReport report = OnDuckDb.load(warehouse, archive);

    assertThat(report).isEqualTo(new BatchReport(2, 3, 2, 1, 0, Map.of()));
    assertThat(
            rows(
                "select event_id, event_type, event_date, schema_version, occurred_at, received_at, producer, aggregate_id, source, run_id, content_type, contract, payload->>'$.amount', payload_raw, generation, source_file, source_row from raw.events order by 1"))
        .containsExactly(
            "a|orders.order_placed|2026-02-01|1|2026-02-01 18:30:15.123456|2026-07-31 23:59:59.987654|orders|O-1|rabbitmq|live-1|application/json|35f7b67b|10.7900|null|0|bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-aaaa-0.ndjson.zst|1",
            "b|orders.order_placed|2026-02-01|1|2026-02-01 18:30:15.123456|2026-07-31 23:59:59.987654|orders|O-1|rabbitmq|live-1|application/json|35f7b67b|10.7900|null|0|bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-aaaa-0.ndjson.zst|2");
    assertThat(
            rows(
                "select rejection_id, reason, detail, received_at, headers->>'$.x-a', body, body_bytes, event_date, source_row from raw.quarantine"))
        .containsExactly("r1|OVERSIZED|Why \"it\" is bad|2026-07-01 00:00:01.5|1|YSxi|3|null|1");
    assertThat(
            rows(
                "select kind, event_type, event_date, lines, epoch from raw.load_manifest order by 1"))
        .containsExactly("BRONZE|orders.order_placed|2026-02-01|2|1", "QUARANTINE|null|null|1|1");
  }

  @Test
  void aSecondLoadFindsNothingNewAndLaterOnesOnlyWhatIs() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).commit();
    OnDuckDb.load(warehouse, archive);

    assertThat(OnDuckDb.load(warehouse, archive)).isEqualTo(BatchReport.NOTHING);

    archive.checkpoint("live-1", 250).bronze(B).commit();
    // of a subtask that came late
    archive.checkpoint("live-1", 200).bronze(Line.of("c", "three")).commit(1);
    LoadRun run = OnDuckDb.run(warehouse, archive, Steps.UNWATCHED);
    assertThat(run.loadAll().events()).isEqualTo(2);
    archive.checkpoint("live-1", 251).bronze(Line.of("d", "four")).commit();
    assertThat(run.loadAll().events()).isEqualTo(3);
    assertThat(rows("select event_id from raw.events order by 1"))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void boundedRunsAreTakenOnceTheyAreFinished() throws Exception {
    archive.record("backfill-x", "backfill", null);
    archive
        .checkpoint("backfill-x", 1)
        .file(
            "bronze/run_id=backfill-x/event_type=orders.order_placed/event_date=2026-02-01",
            List.of(A.text()))
        .commit();
    LoadRun run = OnDuckDb.run(warehouse, archive, Steps.UNWATCHED);
    assertThat(run.loadAll()).isEqualTo(BatchReport.NOTHING);

    archive.record("backfill-x", "backfill", "2026-07-01T00:00:00Z");
    assertThat(run.loadAll().events()).isEqualTo(1);
  }

  @Test
  void aReplayReplacesAndAnOlderGenerationDoesNot() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, B).commit();
    OnDuckDb.load(warehouse, archive);
    List<String> before = rows("select max(inserted_at) from raw.events");

    archive.checkpoint("live-1", 2).bronze(Line.of("a", "again").generation(2)).commit();
    assertThat(OnDuckDb.load(warehouse, archive).events()).isEqualTo(1);
    archive.checkpoint("live-1", 3).bronze(Line.of("a", "late").generation(1)).commit();
    assertThat(OnDuckDb.load(warehouse, archive).events()).isZero();

    assertThat(
            rows(
                "select event_id, payload->>'$.note', generation, source_row from raw.events order by 1"))
        .containsExactly("a|again|2|1", "b|two|0|2");
    assertThat(rows("select max(inserted_at) from raw.events")).isNotEqualTo(before);
    assertThat(rows("select * from raw.quarantine")).isEmpty();
  }

  @Test
  void theHighestGenerationOfABatchWins() throws Exception {
    archive
        .checkpoint("live-1", 1)
        .bronze(A.generation(1), Line.of("a", "best").generation(3), A)
        .commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isZero();
    assertThat(rows("select payload->>'$.note', generation, source_row from raw.events"))
        .containsExactly("best|3|2");
  }

  @Test
  void otherContentUnderTheSameContractIsReportedOnce() throws Exception {
    Line other = Line.of("a", "other");
    archive.checkpoint("live-1", 1).bronze(A, other, A, other).commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isEqualTo(1);
    archive.checkpoint("live-1", 2).bronze(other).commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isZero();
    archive.checkpoint("live-1", 3).bronze(Line.of("a", "third"), A).commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isEqualTo(1);

    assertThat(rows("select payload->>'$.note' from raw.events")).containsExactly("one");
    assertThat(
            rows(
                "select reason, detail, event_id, event_date, source_row, decode(from_base64(body)) like '%\"payload\":{\"note\":\"other\"%' from raw.quarantine order by inserted_at"))
        .containsExactly(
            "CONFLICTING_DUPLICATE|event_id \"a\" was loaded before with other content under the same contract|a|2026-02-01|2|true",
            "CONFLICTING_DUPLICATE|event_id \"a\" was loaded before with other content under the same contract|a|2026-02-01|1|false");
  }

  /** As in fixtures/quarantine.ndjson, which holds what the graph writes. */
  @Test
  void aConflictHasTheIdThatTheGraphGivesIt() throws Exception {
    String event = "0197c2a0-0000-7000-8000-000000000004";
    String hash = "70109ec3c486f6d6c29001f71304e974";
    String graph =
        Files.readAllLines(Path.of("../fixtures/quarantine.ndjson")).stream()
            .filter(line -> line.contains("CONFLICTING_DUPLICATE"))
            .map(line -> line.substring(line.indexOf(":") + 2, line.indexOf(",") - 1))
            .findFirst()
            .orElseThrow();
    String partition = "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01";
    Line first = Line.of(event, "first");
    archive
        .checkpoint("live-1", 1)
        .file(partition, List.of(first.text(), first.text().replace(first.contentHash(), hash)))
        .commit();
    OnDuckDb.load(warehouse, archive);
    assertThat(rows("select rejection_id from raw.quarantine")).containsExactly(graph);
  }

  @Test
  void underAnotherContractOrGenerationOtherContentIsNoConflict() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, Line.of("a", "other").contract("00000000")).commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isZero();
    archive.checkpoint("live-1", 2).bronze(Line.of("a", "other").contract("11111111")).commit();
    assertThat(OnDuckDb.load(warehouse, archive).conflicts()).isZero();
    assertThat(rows("select payload->>'$.note' from raw.events")).containsExactly("one");
  }

  @Test
  void rowsOfManyFilesKeepTheirLineNumbers() throws Exception {
    TestArchive.Checkpoint checkpoint = archive.checkpoint("live-1", 1);
    for (int file = 0; file < 30; file++) {
      int first = file * 700;
      checkpoint.bronze(
          IntStream.range(0, 700)
              .mapToObj(i -> Line.of("e" + (first + i), "x").on("2026-02-0" + (1 + i % 1)))
              .toArray(Line[]::new));
    }
    checkpoint.commit();
    assertThat(OnDuckDb.load(warehouse, archive).events()).isEqualTo(21_000);
    assertThat(
            rows(
                "select count(*) from raw.events where substr(event_id, 2)::int % 700 + 1 <> source_row"))
        .containsExactly("0");
  }

  @Test
  void nothingIsLeftBesideTheWarehouse() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).commit();
    OnDuckDb.load(warehouse, archive);
    assertThat(dir.resolve("warehouse.duckdb.fetched")).isEmptyDirectory();
  }
}
