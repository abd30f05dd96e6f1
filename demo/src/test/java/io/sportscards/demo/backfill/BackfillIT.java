package io.sportscards.demo.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.archive.ManifestReader;
import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History of the journal on real parts. */
class BackfillIT {
  private static final long EVENTS = 30_000;
  private static final String ROOT = "sportscards.root";

  @TempDir private static Path dir;
  private static BackfillStack stack;
  private static final ExecutorService COMMANDS = Executors.newCachedThreadPool();

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(ROOT, Checkout.root().getParent().toString());
    stack = BackfillStack.start(dir, EVENTS);
  }

  @AfterAll
  static void stop() {
    COMMANDS.shutdownNow();
    System.clearProperty(ROOT);
    if (stack != null) {
      stack.close();
    }
  }

  private static void assertThatLedgerAndFilesAgree(String runId) throws Exception {
    CheckReport report = LedgerCheck.run(List.of(stack.ledger), stack.archive, runId::equals);
    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.lines()).isEqualTo(stack.totals.lines());
  }

  private static String record(String runId) throws Exception {
    try (var in = stack.archive.open("_runs/" + runId + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRangeIsPlannedArchivedFinishedAndVerified() throws Exception {
    String run = "backfill-plain";
    assertThat(stack.backfill(run, "--dry-run")).isEqualTo(ExitCode.DONE);
    assertThat(stack.archive.list("bronze/run_id=" + run)).isEmpty();
    assertThat(stack.archive.list("_runs/" + run)).isEmpty();

    assertThat(stack.backfill(run)).isEqualTo(ExitCode.DONE);

    assertThatLedgerAndFilesAgree(run);
    assertThat(record(run)).contains("\"kind\":\"backfill\"").doesNotContain("finished_at\":null");
    assertThat(stack.verify(run)).isEqualTo(ExitCode.DONE);
    assertThatThrownBy(() -> stack.backfill(run, "--restart"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageMatching(
            "Run backfill-plain was finished at \\S+Z, and readers may have taken its files; give this one another --run-id");

    stack.archive.delete(stack.archive.list("bronze/run_id=" + run).get(0).key());
    assertThat(stack.verify(run)).isEqualTo(ExitCode.DISAGREE);
  }

  private static Map<String, Long> outcomes(String run) throws Exception {
    return CommittedFiles.of(ManifestReader.readAll(stack.archive, run), List.of()).lines();
  }

  @Test
  void aFinishedRunIsReadAgainWhole() throws Exception {
    assertThat(stack.backfill("backfill-source")).isEqualTo(ExitCode.DONE);

    assertThat(stack.replay("backfill-source", "replay-accepted")).isEqualTo(ExitCode.DONE);
    assertThat(stack.replay("backfill-source", "replay-rejected", "--quarantine"))
        .isEqualTo(ExitCode.DONE);

    Map<String, Long> read = new TreeMap<>(outcomes("backfill-source"));
    assertThat(read.remove("CONFLICTING_DUPLICATE")).isPositive();
    Map<String, Long> again = new TreeMap<>(outcomes("replay-accepted"));
    assertThat(again).containsOnlyKeys(CommittedFiles.ACCEPTED);
    again.putAll(outcomes("replay-rejected"));
    assertThat(again).isEqualTo(read);
    assertThat(stack.verify("replay-accepted")).isEqualTo(ExitCode.DONE);
    assertThat(stack.verify("replay-rejected")).isEqualTo(ExitCode.DONE);
    stack.archive.delete(stack.archive.list("bronze/run_id=replay-accepted").get(0).key());
    assertThat(stack.verify("replay-accepted")).isEqualTo(ExitCode.DISAGREE);
    assertThat(record("replay-accepted")).contains("\"generation\":1,");
    assertThat(record("replay-rejected")).contains("\"generation\":2,");
    assertThatThrownBy(() -> stack.replay("backfill-none", "replay-none"))
        .hasMessageContaining("There is no run backfill-none below s3://cards/analytics/_runs;");
  }

  @Test
  void deliveredRowsAreArchived() throws Exception {
    stack.deliver(
        "inbox/prices.csv",
        "sku,marketplace,price.amount,price.currency_code,observed_at\nFB25-1,ebay,12.50,USD,2026-06-30T10:00:00Z\nFB25-2,ebay\n");

    assertThat(stack.intake("inbox", "files-prices")).isEqualTo(ExitCode.DONE);

    assertThat(
            ManifestReader.readAll(stack.archive, "files-prices").stream()
                .flatMap(manifest -> manifest.files().stream())
                .map(file -> file.path().replaceAll("/part-.*", "") + " " + file.lines()))
        .containsExactlyInAnyOrder(
            "bronze/run_id=files-prices/event_type=market.price_observed/event_date=2026-06-30 1",
            "quarantine/run_id=files-prices/reason=UNSUPPORTED_CONTENT_TYPE/received_date=%s 1"
                .formatted(LocalDate.now(ZoneOffset.UTC)));
    assertThat(stack.verify("files-prices")).isEqualTo(ExitCode.DONE);
    stack.remove("inbox/prices.csv");
    assertThatThrownBy(() -> stack.verify("files-prices"))
        .hasMessage(
            "s3://cards/inbox/prices.csv is gone, so nothing says what run files-prices had to archive of it");
    assertThatThrownBy(() -> stack.intake("outbox", "files-none"))
        .hasMessageContaining("/outbox\" holds no file that ends in .ndjson, .jsonl or .csv");
  }

  @Test
  void aRunThatWasCutOffIsWrittenAnew() throws Exception {
    String run = "backfill-cut-off";
    Future<ExitCode> first = COMMANDS.submit(() -> stack.backfill(run));
    stack.cluster.rest().cancel(stack.awaitJob(run, vertices -> true));
    assertThatThrownBy(first::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessageMatching(
            "Job [0-9a-f]{32} is CANCELED\\. Run backfill-cut-off is not finished, and no reader takes anything of it;"
                + " once that is mended, give the same command with --restart");
    stack.archive.write(partLeft(run), new byte[] {1});
    assertThatThrownBy(() -> stack.backfill(run))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "Run backfill-cut-off was begun and not finished; no reader takes what it left. Give --restart to remove that and write the run anew, or another --run-id");

    assertThat(stack.backfill(run, "--restart")).isEqualTo(ExitCode.DONE);

    assertThatLedgerAndFilesAgree(run);
    assertThat(stack.verify(run)).isEqualTo(ExitCode.DONE);
  }

  private static String partLeft(String run) {
    return "bronze/run_id="
        + run
        + "/event_type=orders.order_placed/event_date=2026-01-01/part-left-0.ndjson.zst";
  }
}
