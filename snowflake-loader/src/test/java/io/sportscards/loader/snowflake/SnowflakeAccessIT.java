package io.sportscards.loader.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.warehouse.SnowflakeWarehouse;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may sign in to what init made, how, and what for. */
class SnowflakeAccessIT {
  private static final String ONE = "select count(*) from CARDS_DEV.RAW.events";

  @TempDir static Path server;
  private static S3ProxyServer s3;

  @TempDir Path dir;
  private OnStandIn snowflake;

  @BeforeAll
  static void startS3() throws Exception {
    s3 = S3ProxyServer.start(server.resolve("s3"), "cards");
  }

  @AfterAll
  static void stopS3() throws Exception {
    s3.close();
  }

  @BeforeEach
  void start() throws Exception {
    snowflake = new OnStandIn(dir, s3);
  }

  @AfterEach
  void stop() throws Exception {
    snowflake.close();
  }

  @Test
  void anEncryptedKeySignsIn() throws Exception {
    KeyPair pair = Keys.generate();
    snowflake.setKey("rsa_public_key", pair);
    Path file = Keys.writeEncrypted(dir.resolve("encrypted.p8"), pair, "open sesame");

    assertThat(OnDuckDb.rows(snowflake.warehouse(file, "open sesame"), ONE)).containsExactly("0");
    SnowflakeWarehouse wrong = snowflake.warehouse(file, "open barley");
    assertThatThrownBy(wrong::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("barley");
  }

  @Test
  void aKeyIsReplacedWhileTheLoaderRuns() throws Exception {
    SnowflakeWarehouse running = snowflake.warehouse();
    assertThat(OnDuckDb.rows(running, ONE)).containsExactly("0");

    KeyPair next = Keys.generate();
    snowflake.setKey("rsa_public_key_2", next);
    assertThat(OnDuckDb.rows(running, ONE)).containsExactly("0");
    Keys.write(dir.resolve("loader.p8"), next);
    snowflake.setKey("rsa_public_key", Keys.generate());

    assertThat(OnDuckDb.rows(running, ONE)).containsExactly("0");
  }

  @Test
  void aKeyOfNobodyIsRefused() throws Exception {
    Path file = Keys.write(dir.resolve("other.p8"), Keys.generate());
    assertThatThrownBy(() -> snowflake.warehouse(file, null).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("JWT token is invalid");
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    Path file = dir.resolve("none.p8");
    assertThatThrownBy(() -> snowflake.warehouse(file, null).connect())
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read the private key %s of Snowflake user SPORTSCARDS_DEV_LOADER; SNOWFLAKE_PRIVATE_KEY_PATH names it"
                .formatted(file));
  }

  /** What the loader's role needs it has, as the loads of {@link SnowflakeLoadIT} show. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from CARDS_DEV.RAW.events where event_id = 'a'",
        "delete from CARDS_DEV.RAW.load_manifest where path = 'a'",
        "update CARDS_DEV.RAW.load_manifest set path = 'a'",
        "insert into CARDS_DEV.RAW.loader_lease values ('a', 0, 'b', sysdate())",
        "create table if not exists CARDS_DEV.RAW.mine (a integer)",
        "select count(*) from CARDS_DEV.MART.anything",
        "grant role SPORTSCARDS_DEV_RAW_READ to role SPORTSCARDS_DEV_LOADER",
        "create user if not exists me type = service"
      })
  void theLoaderMayDoNoMoreThanItNeeds(String statement) throws Exception {
    try (Connection session = snowflake.warehouse().connect();
        Statement sent = session.createStatement()) {
      assertThatThrownBy(() -> sent.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(Insufficient privileges|not exist or not authorized).*");
    }
  }

  /** Whatever it does not execute, it says so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "show tables",
        "drop table CARDS_DEV.RAW.events",
        "truncate table CARDS_DEV.RAW.events",
        "select parse_json('1')",
        "create or replace stage CARDS_DEV.RAW.archive url = 's3://other/'",
        "copy into CARDS_DEV.RAW.events from @CARDS_DEV.RAW.archive on_error = continue"
      })
  void theStandInRefusesByNameWhatItDoesNotExecute(String statement) throws Exception {
    try (Connection session = snowflake.warehouse().connect();
        Statement sent = session.createStatement()) {
      assertThatThrownBy(() -> sent.execute(statement))
          .hasMessageStartingWith("The stand-in for Snowflake does not execute ");
    }
  }

  @Test
  void everyRoleHasWhatTheMatrixSays() throws Exception {
    List<String> matrix =
        Files.readAllLines(Path.of("src/test/resources/snowflake-grants.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(snowflake.fake.grants())
        .as("sql/snowflake/006_grants.sql against src/test/resources/snowflake-grants.txt")
        .isEqualTo(matrix);
  }

  @Test
  void initMayRunAgain() throws Exception {
    snowflake.init();
    assertThat(snowflake.rows("select epoch from RAW.loader_lease")).containsExactly("0");
  }

  /** A name that no script has is a misspelt one. */
  @Test
  void allThatAnEnvironmentDoesNotNameIsTold() {
    assertThatThrownBy(
            () -> snowflake.warehouse().ddl(Map.of("prefix", "X", "prefic", "Y"), "s3://x/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "missing bi_size, credits_per_month, integration, loading_size, retention_days, storage_role_arn, transforming_size; unknown prefic");
  }

  @Test
  void everyEnvironmentNamesTheSame() throws Exception {
    for (String environment : List.of("dev", "staging", "prod")) {
      assertThat(
              snowflake.warehouse().ddl(OnSnowflake.environment(environment), "s3://x/").stream()
                  .collect(Collectors.joining()))
          .contains("SPORTSCARDS_" + environment.toUpperCase(Locale.ROOT) + "_loader")
          .doesNotContain("{{");
    }
  }
}
