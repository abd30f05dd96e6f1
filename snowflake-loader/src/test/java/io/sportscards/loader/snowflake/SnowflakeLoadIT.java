package io.sportscards.loader.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sportscards.loader.TestArchive;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.batch.BatchReport;
import io.sportscards.loader.batch.LeaseLostException;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.RejectedFiles;
import io.sportscards.loader.batch.Step;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.find.Trail;
import io.sportscards.loader.reconcile.Finding;
import io.sportscards.loader.reconcile.Reconciliation;
import io.sportscards.loader.snowflake.FakeSnowflake.Loss;
import io.sportscards.platform.server.S3ProxyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The loader on Snowflake's driver and dialect: on the stand-in as the user and with the grants
 * that init made; with {@code SNOWFLAKE_IT=1} on an account.
 */
class SnowflakeLoadIT {
  private static final Line A = Line.of("a", "one");
  private static final Line B = Line.of("b", "two");
  private static final String PARTITION =
      "bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01";

  @TempDir static Path server;
  private static S3ProxyServer s3;

  @TempDir Path dir;
  private OnSnowflake snowflake;
  private TestArchive archive;

  @BeforeAll
  static void startS3() throws Exception {
    if (!OnSnowflake.isAccount()) {
      s3 = S3ProxyServer.start(server.resolve("s3"), "cards");
    }
  }

  @AfterAll
  static void stopS3() throws Exception {
    if (s3 != null) {
      s3.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    snowflake = OnSnowflake.start(dir, s3);
    archive = snowflake.archive;
  }

  @AfterEach
  void stop() throws Exception {
    snowflake.close();
  }

  /** The stand-in, which says what it was sent and loses answers; an account does neither. */
  private FakeSnowflake fake() {
    assumeThat(snowflake).isInstanceOf(OnStandIn.class);
    return ((OnStandIn) snowflake).fake;
  }

  private List<String> rows(String query) throws Exception {
    return snowflake.rows(query);
  }

  @Test
  void everyColumnOfALineIsLoaded() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, B).quarantine("OVERSIZED", "r1").commit();

    assertThat(snowflake.load()).isEqualTo(new BatchReport(2, 3, 2, 1, 0, Map.of()));

    assertThat(
            rows(
                "select event_id, event_type, event_date, schema_version, occurred_at, received_at, producer, aggregate_id, source, run_id, content_type, contract, payload:amount::varchar, payload_raw, generation, source_file, source_row from RAW.events order by 1"))
        .containsExactly(
            "a|orders.order_placed|2026-02-01|1|2026-02-01 18:30:15.123456|2026-07-31 23:59:59.987654|orders|O-1|rabbitmq|live-1|application/json|35f7b67b|10.7900|null|0|bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-aaaa-0.ndjson.zst|1",
            "b|orders.order_placed|2026-02-01|1|2026-02-01 18:30:15.123456|2026-07-31 23:59:59.987654|orders|O-1|rabbitmq|live-1|application/json|35f7b67b|10.7900|null|0|bronze/run_id=live-1/event_type=orders.order_placed/event_date=2026-02-01/part-aaaa-0.ndjson.zst|2");
    assertThat(
            rows(
                "select rejection_id, reason, detail, received_at, body, body_bytes, event_date, source_row from RAW.quarantine"))
        .containsExactly("r1|OVERSIZED|Why \"it\" is bad|2026-07-01 00:00:01.500000|YSxi|3|null|1");
    assertThat(
            rows(
                "select kind, event_type, event_date, lines, epoch from RAW.load_manifest order by 1"))
        .containsExactly("BRONZE|orders.order_placed|2026-02-01|2|1", "QUARANTINE|null|null|1|1");
  }

  @Test
  void whereNothingIsNewNothingIsSent() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).commit();
    LoadRun run = snowflake.run(Steps.UNWATCHED);
    assertThat(run.loadAll().events()).isEqualTo(1);
    int sent = fake().statements().size();

    assertThat(run.loadAll().events()).isEqualTo(1);

    assertThat(fake().statements()).hasSize(sent);
  }

  @Test
  void aBatchOfManyFilesTakesAsManyStatementsAsOneOfFew() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).quarantine("OVERSIZED", "r0").commit();
    int few = statementsOfALoad();
    for (int i = 2; i < 62; i++) {
      archive
          .checkpoint("live-1", i)
          .bronze(Line.of("e" + i, "x").on("2026-02-%02d".formatted(1 + i % 28)))
          .quarantine("OVERSIZED", "r" + i)
          .commit();
    }
    assertThat(statementsOfALoad()).isEqualTo(few);
    assertThat(rows("select count(*) from RAW.events")).containsExactly("61");
  }

  private int statementsOfALoad() throws Exception {
    LoadRun run = snowflake.run(Steps.UNWATCHED);
    int before = fake().statements().size();
    run.loadAll();
    return fake().statements().size() - before;
  }

  @Test
  void aReplayReplacesAndAnOlderGenerationDoesNot() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, B).commit();
    snowflake.load();
    archive.checkpoint("live-1", 2).bronze(Line.of("a", "again").generation(2)).commit();
    assertThat(snowflake.load().events()).isEqualTo(1);
    archive.checkpoint("live-1", 3).bronze(Line.of("a", "late").generation(1)).commit();
    assertThat(snowflake.load().events()).isZero();

    assertThat(
            rows(
                "select event_id, payload:note::varchar, generation, source_row from RAW.events order by 1"))
        .containsExactly("a|again|2|1", "b|two|0|2");
  }

  @Test
  void otherContentUnderTheSameContractIsReportedOnce() throws Exception {
    String event = "0197c2a0-0000-7000-8000-000000000004";
    String hash = "70109ec3c486f6d6c29001f71304e974";
    Line first = Line.of(event, "first");
    String other = first.text().replace(first.contentHash(), hash);
    archive.checkpoint("live-1", 1).file(PARTITION, List.of(first.text(), other, other)).commit();
    assertThat(snowflake.load().conflicts()).isEqualTo(1);
    archive.checkpoint("live-1", 2).file(PARTITION, List.of(other)).commit();
    assertThat(snowflake.load().conflicts()).isZero();

    String graph =
        Files.readAllLines(Path.of("../fixtures/quarantine.ndjson")).stream()
            .filter(line -> line.contains("CONFLICTING_DUPLICATE"))
            .map(line -> line.substring(line.indexOf(":") + 2, line.indexOf(",") - 1))
            .findFirst()
            .orElseThrow();
    assertThat(rows("select rejection_id, event_id, source_row from RAW.quarantine"))
        .containsExactly(graph + "|" + event + "|2");
  }

  @Test
  void filesThatCannotBeLoadedDoNotKeepTheOthersOut() throws Exception {
    byte[] packed = TestArchive.pack(List.of(Line.of("t", "x".repeat(5_000)).text()));
    String cut = PARTITION + "/part-cut-0.ndjson.zst";
    archive.write(cut, Arrays.copyOf(packed, packed.length / 2));
    archive
        .checkpoint("live-1", 1)
        .bronze(A)
        .names(PARTITION + "/part-gone-0.ndjson.zst", 10, 1)
        .file(PARTITION, List.of(B.text(), "{\"event_id\":"))
        .file(PARTITION, List.of("{\"event_id\":\"x\"}"))
        .file(PARTITION, List.of(B.text().replace("2026-02-01T", "yesterday ")))
        .file(PARTITION, List.of(Line.of("z", "elsewhere").on("2026-02-02").text()))
        .names(cut, packed.length / 2, 1)
        .bronze(Line.of("c", "three"))
        .commit();

    BatchReport report = snowflake.load();

    assertThat(rows("select event_id from RAW.events order by 1")).containsExactly("a", "c");
    assertThat(report.rejected()).hasSize(6);
    assertThat(RejectedFiles.list(snowflake.warehouse()))
        .extracting(RejectedFiles.RejectedFile::reason)
        .anyMatch(reason -> reason.startsWith("is missing, although manifest "))
        .anyMatch(reason -> reason.startsWith("cannot be read: Error parsing JSON"))
        .anyMatch(
            reason -> reason.startsWith("cannot be read: NULL result in a non-nullable column"))
        .anyMatch(reason -> reason.startsWith("cannot be read: Failed to cast variant value"))
        .anyMatch(reason -> reason.startsWith("cannot be read: Error reading "))
        .contains("has 0 lines of its partition; its manifest counts 1");
    assertThat(snowflake.load()).isEqualTo(BatchReport.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void aLoaderThatEndsIsFollowedByOneThatDoesItAll(Step last) throws Exception {
    archive
        .checkpoint("live-1", 1)
        .bronze(A, B, Line.of("b", "other"))
        .quarantine("OVERSIZED", "r1")
        .commit();
    assertThatThrownBy(
            () ->
                snowflake
                    .run(
                        step -> {
                          if (step == last) {
                            throw new ThreadDeath();
                          }
                        })
                    .loadAll())
        .isInstanceOf(ThreadDeath.class);
    snowflake.load();
    assertLoadedOnce();
  }

  private void assertLoadedOnce() throws Exception {
    assertThat(rows("select event_id from RAW.events order by 1")).containsExactly("a", "b");
    assertThat(rows("select reason from RAW.quarantine order by 1"))
        .containsExactly("CONFLICTING_DUPLICATE", "OVERSIZED");
    assertThat(rows("select lines from RAW.load_manifest order by 1")).containsExactly("1", "3");
  }

  /** A reply is lost; or with it the session, whether the commit was done or not. */
  @ParameterizedTest
  @EnumSource
  void aCommitOfWhichNobodyKnowsIsFoundOut(Loss loss) throws Exception {
    archive
        .checkpoint("live-1", 1)
        .bronze(A, B, Line.of("b", "other"))
        .quarantine("OVERSIZED", "r1")
        .commit();
    LoadRun run = snowflake.run(Steps.UNWATCHED);
    fake().loseNext(sql -> sql.strip().equalsIgnoreCase("commit"), loss);
    run.loadAll();
    assertThat(fake().hasLostAll()).isTrue();
    assertLoadedOnce();
  }

  @ParameterizedTest
  @EnumSource
  void aLostReplyToAMergeMergesOnce(Loss loss) throws Exception {
    archive
        .checkpoint("live-1", 1)
        .bronze(A, B, Line.of("b", "other"))
        .quarantine("OVERSIZED", "r1")
        .commit();
    LoadRun run = snowflake.run(Steps.UNWATCHED);
    fake().loseNext(sql -> sql.startsWith("merge into"), loss);
    run.loadAll();
    assertThat(fake().hasLostAll()).isTrue();
    assertLoadedOnce();
  }

  @Test
  void theLeaseStopsALoaderThatAnotherHasFollowed() throws Exception {
    LoadRun first = snowflake.run(Steps.UNWATCHED);
    snowflake.run(Steps.UNWATCHED);
    archive.checkpoint("live-1", 1).bronze(A).commit();
    snowflake.publish();
    assertThatThrownBy(first::loadAll).isInstanceOf(LeaseLostException.class);
    assertThat(rows("select count(*) from RAW.events")).containsExactly("0");
  }

  @Test
  void filesAndTablesAreHeldAgainstEachOther() throws Exception {
    archive
        .checkpoint("live-1", 1)
        .bronze(A, B, A)
        .bronze(Line.of("c", "x").on("2026-02-02"))
        .quarantine("OVERSIZED", "r1", "r2")
        .commit();
    snowflake.load();
    assertThat(findings()).isEmpty();
    assertThat(
            snowflake.asAdmin(
                "select layer, event_ids, lines from RAW.reconcile_count order by 1, 2"))
        .containsExactly("bronze|1|1", "bronze|2|3", "raw|1|1", "raw|2|2");

    snowflake.administrate(
        "update " + snowflake.raw() + ".events set event_id = 'z' where event_id = 'a'");

    assertThat(findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.MISSING_EVENT, Finding.Kind.SURPLUS_EVENT);
  }

  private List<Finding> findings() throws Exception {
    return Reconciliation.run(
            snowflake.stored(), snowflake.warehouse(), Optional.empty(), text -> {})
        .findings();
  }

  @Test
  void anEventIsFound() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A, B).commit();
    snowflake.load();
    Trail trail = new Trail("b");
    trail.follow(snowflake.warehouse());
    trail.follow(snowflake.stored());
    assertThat(trail.places())
        .extracting(Trail.Place::layer, Trail.Place::where)
        .containsExactly(
            tuple("EVENTS", PARTITION + "/part-aaaa-0.ndjson.zst line 2"),
            tuple("bronze", PARTITION + "/part-aaaa-0.ndjson.zst line 2"));
  }

  /** The way to a real account, with the stand-in at its end. */
  @Test
  void anAccountIsUsedInASchemaOfItsOwn() throws Exception {
    FakeSnowflake fake = fake();
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("SNOWFLAKE_ACCOUNT", OnStandIn.ACCOUNT),
            Map.entry("SNOWFLAKE_URL", fake.url().toString()),
            Map.entry("SNOWFLAKE_USER", Account.ADMIN),
            Map.entry("SNOWFLAKE_ROLE", Account.ADMIN),
            Map.entry("SNOWFLAKE_WAREHOUSE", "SPORTSCARDS_DEV_LOADING"),
            Map.entry("SNOWFLAKE_DATABASE", "CARDS_DEV"),
            Map.entry("SNOWFLAKE_PRIVATE_KEY_PATH", dir.resolve("admin.p8").toString()),
            Map.entry("SNOWFLAKE_IT_INTEGRATION", "SPORTSCARDS_DEV_ARCHIVE"),
            Map.entry("S3_ENDPOINT", s3.endpoint()),
            Map.entry("S3_BUCKET", s3.bucket()),
            Map.entry("S3_PREFIX", "team/analytics/" + dir.getFileName()),
            Map.entry("AWS_ACCESS_KEY_ID", s3.accessKey()),
            Map.entry("AWS_SECRET_ACCESS_KEY", s3.secretKey()));
    try (OnAccount account = new OnAccount(dir.resolve("account"), settings)) {
      account.archive.checkpoint("live-1", 1).bronze(A).quarantine("OVERSIZED", "r1").commit();
      assertThat(account.load().events()).isEqualTo(1);
      assertThat(account.rows("select source_file from RAW.events"))
          .containsExactly(PARTITION + "/part-aaaa-0.ndjson.zst");
    }
    assertThat(rows("select count(*) from RAW.events")).containsExactly("0");
    assertThat(fake.statements().get(fake.statements().size() - 2)).startsWith("drop schema ");
  }

  /** So that the page does not promise more than is tested. */
  @Test
  void everyKindOfStatementThatThePageListsIsExecuted() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).quarantine("OVERSIZED", "r1").commit();
    LoadRun run =
        snowflake.run(
            step -> {
              if (step == Step.COMMIT) {
                throw new SQLException("once");
              }
            });
    assertThatThrownBy(run::loadAll).hasMessage("once");
    snowflake.load();

    assertThat(
            fake().statements().stream()
                .map(sql -> StatementKind.of(StatementKind.bare(sql)))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(StatementKind.DROP_SCHEMA)));
  }

  @Test
  void sessionsSayWhoseTheyAre() throws Exception {
    archive.checkpoint("live-1", 1).bronze(A).commit();
    snowflake.load();
    String batch = rows("select batch_id from RAW.load_manifest").get(0);
    assertThat(fake().queryTags())
        .contains(
            "{\"component\":\"snowflake-loader\"}",
            "{\"component\":\"snowflake-loader\",\"run\":\"live-1\",\"batch\":\"" + batch + "\"}");
  }
}
