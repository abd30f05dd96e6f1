package io.sportscards.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.backfill.journal.JournalCount;
import io.sportscards.backfill.journal.OnJournal;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.CheckReport.Row;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerTotals;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph in BATCH over a journal in a real PostgreSQL. */
class BackfillJobIT extends OnJournal {
  private static final String RUN = "backfill-test";
  private static final JournalRange ALL =
      new JournalRange(
          "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "occurred_at", null, 1_000_000);
  private static final GeneratorSettings EVENTS =
      GeneratorSettings.of(3, 5_000).withFaults(new FaultMix(0, 0.02, 0.02, 0.05, 0, 0.05));

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir Path dir;
  private Path ledger;
  private DirectoryArchiveFiles archive;

  @BeforeEach
  void places() {
    ledger = dir.resolve("ledger.ndjson.zst");
    archive = new DirectoryArchiveFiles(dir.resolve("archive"));
  }

  @Test
  void eachRowOfTheJournalEndsAsOneLineAndEachPartitionAsOneFile() throws Exception {
    LedgerTotals totals = record(EVENTS, ledger);

    backfill(ALL);

    CheckReport report = check();
    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.rows()).containsExactlyInAnyOrderElementsOf(rowsOf(totals));
    assertThat(report.lines()).isEqualTo(totals.lines());
    assertThat(partitions()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }

  @Test
  void rowsThatRepeatOthersCountOnce() throws Exception {
    LedgerTotals totals = record(EVENTS, ledger);
    execute(
        """
        insert into events (event_id, event_type, occurred_at, content_type, body, recorded_at)
        select event_id, event_type, occurred_at, content_type, body, recorded_at from events where id % 3 = 0
        """);

    backfill(ALL);

    CheckReport report = check();
    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.lines()).isEqualTo(totals.lines());
  }

  @Test
  void aRangeOfSomeTypesIsWhatTheJournalCountsToo() throws Exception {
    record(EVENTS, ledger);
    JournalRange range =
        new JournalRange(
            "2026-06-29T00:00:00Z",
            "2026-06-30T00:00:00Z",
            "occurred_at",
            List.of("orders.order_placed", "engagement.card_interacted"),
            4_000);

    backfill(range);

    try (Connection connection = server.connect()) {
      long rows = JournalCount.of(connection, TABLE, range).rows();
      assertThat(rows).isGreaterThan(100);
      assertThat(lines()).isEqualTo(rows);
    }
  }

  @Test
  void anEmptyRangeEndsWithoutFiles() throws Exception {
    backfill(ALL);

    assertThat(archive.list("")).isEmpty();
  }

  @Test
  void aBodyOfAnySizeEndsInQuarantine() throws Exception {
    execute(
        """
        insert into events (event_id, event_type, occurred_at, content_type, body)
        select 'e-' || i, 'a.b', now(), 'application/json', decode(repeat('ab', i << 20), 'hex')
        from unnest(array[2, 9, 17, 17]) i
        """);

    backfill(ALL);

    assertThat(archive.list("quarantine/run_id=backfill-test/reason=OVERSIZED/")).hasSize(1);
    assertThat(archive.list("quarantine_bodies/"))
        .extracting(object -> object.bytes())
        .containsExactly(9L << 20);
    assertThat(lines()).as("what is left in the table is told apart by its row").isEqualTo(4);
  }

  private void backfill(JournalRange range) throws Exception {
    String root = archive.root().toUri().toString().replaceAll("/$", "");
    BoundedRun run = new BoundedRun(root, RUN, 128 << 20, 1 << 20, null, Duration.ofSeconds(5), 2);
    StreamExecutionEnvironment env = BoundedJob.environment(run);
    BackfillJob.build(env, new BackfillSettings(run, address(), range), EventContract.current());
    env.execute();
  }

  private long lines() throws Exception {
    return ManifestReader.readAll(archive, RUN).stream()
        .mapToLong(ManifestReader.Manifest::lines)
        .sum();
  }

  private List<String> partitions() throws Exception {
    return ManifestReader.readAll(archive, RUN).stream()
        .flatMap(manifest -> manifest.files().stream())
        .map(file -> Path.of(file.path()).getParent().toString())
        .toList();
  }

  private CheckReport check() throws Exception {
    return LedgerCheck.run(List.of(ledger), archive, RUN::equals);
  }

  private static List<Row> rowsOf(LedgerTotals totals) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("accepted", totals.accepted()));
    rows.add(row("CONFLICTING_DUPLICATE", totals.conflicting()));
    totals.rejected().forEach((reason, lines) -> rows.add(row(reason.name(), lines)));
    return rows;
  }

  private static Row row(String outcome, long lines) {
    return new Row(outcome, lines, lines, 0, 0, 0, 0);
  }
}
