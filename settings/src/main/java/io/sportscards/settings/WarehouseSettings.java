package io.sportscards.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of the warehouse, which loader, dbt and dashboards share. */
public final class WarehouseSettings {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
  private static final String AN_IDENTIFIER =
      "an unquoted Snowflake identifier such as SPORTSCARDS";

  /** What the tables are kept in. */
  public enum Engine {
    /** A file, and no server. */
    DUCKDB,
    SNOWFLAKE
  }

  public static final Setting<Engine> WAREHOUSE =
      SettingTypes.choice(
          "WAREHOUSE", Engine.class, "duckdb", "What the tables of RAW are kept in");

  public static final Setting<Path> WAREHOUSE_FILE =
      SettingTypes.path(
          "WAREHOUSE_FILE",
          ".local/warehouse.duckdb",
          "File of the embedded warehouse, DuckDB; one process at a time holds it");

  public static final Setting<String> SNOWFLAKE_ACCOUNT =
      SettingTypes.text(
          "SNOWFLAKE_ACCOUNT",
          Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*"),
          "an account identifier such as myorg-myaccount",
          "",
          "Account of Snowflake; needed where WAREHOUSE is snowflake, as are user, role, warehouse, database and key");

  public static final Setting<URI> SNOWFLAKE_URL =
      SettingTypes.uri(
          "SNOWFLAKE_URL",
          List.of("https", "http"),
          "",
          "Where the account is reached by another name, such as a private link; empty for https://ACCOUNT.snowflakecomputing.com");

  public static final Setting<String> SNOWFLAKE_USER =
      SettingTypes.text(
          "SNOWFLAKE_USER", "", "Service user of this component, which signs in with a key pair");

  public static final Setting<String> SNOWFLAKE_ROLE =
      SettingTypes.text(
          "SNOWFLAKE_ROLE", IDENTIFIER, AN_IDENTIFIER, "", "Role that this component works as");

  public static final Setting<String> SNOWFLAKE_WAREHOUSE =
      SettingTypes.text(
          "SNOWFLAKE_WAREHOUSE",
          IDENTIFIER,
          AN_IDENTIFIER,
          "",
          "Virtual warehouse that this component's statements run on and are billed to");

  public static final Setting<String> SNOWFLAKE_DATABASE =
      SettingTypes.text(
          "SNOWFLAKE_DATABASE",
          IDENTIFIER,
          AN_IDENTIFIER,
          "",
          "Database with the schemas RAW, STAGING and MART, one per environment");

  public static final Setting<Path> SNOWFLAKE_PRIVATE_KEY_PATH =
      SettingTypes.path(
          "SNOWFLAKE_PRIVATE_KEY_PATH",
          "",
          "PEM file with the user's private key (PKCS#8, encrypted or not); read at each sign-in, so that a key can be replaced while the loader runs");

  public static final Setting<Secret> SNOWFLAKE_PRIVATE_KEY_PASSPHRASE =
      SettingTypes.secret(
          "SNOWFLAKE_PRIVATE_KEY_PASSPHRASE", "", "What that key is encrypted with, if it is");

  public static final Setting<Secret> SNOWFLAKE_PASSWORD =
      SettingTypes.refused(
          "SNOWFLAKE_PASSWORD",
          "to be set: a service user signs in with the key pair of SNOWFLAKE_PRIVATE_KEY_PATH, and a password here would be one more secret to lose",
          "Refused: service users sign in with a key pair");

  /** Where dbt works. */
  public enum DbtTarget {
    DUCKDB,
    /** DuckDB by another name. */
    DEV,
    SNOWFLAKE
  }

  public static final Setting<DbtTarget> DBT_TARGET =
      SettingTypes.choice(
          "DBT_TARGET", DbtTarget.class, "duckdb", "Warehouse that dbt works on; dev is duckdb");

  public static final Setting<Path> DBT_PROFILES_DIR =
      SettingTypes.path("DBT_PROFILES_DIR", "./dbt", "Where dbt finds its profiles");

  public static final Setting<Integer> RAW_EVENTS_FRESHNESS_WARN_HOURS =
      SettingTypes.integer(
          "RAW_EVENTS_FRESHNESS_WARN_HOURS",
          1,
          8_760,
          "2",
          "dbt warns when nothing was loaded for so many hours");

  public static final Setting<Integer> RAW_EVENTS_FRESHNESS_ERROR_HOURS =
      SettingTypes.integer(
          "RAW_EVENTS_FRESHNESS_ERROR_HOURS",
          1,
          8_760,
          "6",
          "dbt fails when nothing was loaded for so many hours");

  public static final Setting<Integer> VOLUME_ANOMALY_PCT =
      SettingTypes.integer(
          "VOLUME_ANOMALY_PCT",
          1,
          10_000,
          "50",
          "dbt warns of a day whose number of events of a type is further off the mean of the days before, in percent");

  public static final Setting<Integer> VOLUME_ANOMALY_LOOKBACK_DAYS =
      SettingTypes.integer(
          "VOLUME_ANOMALY_LOOKBACK_DAYS", 2, 90, "7", "How many days before that mean is over");

  /** All of them, in the order of {@code .env.example}. */
  public static final List<Setting<?>> ALL =
      List.of(
          WAREHOUSE,
          WAREHOUSE_FILE,
          SNOWFLAKE_ACCOUNT,
          SNOWFLAKE_URL,
          SNOWFLAKE_USER,
          SNOWFLAKE_ROLE,
          SNOWFLAKE_WAREHOUSE,
          SNOWFLAKE_DATABASE,
          SNOWFLAKE_PRIVATE_KEY_PATH,
          SNOWFLAKE_PRIVATE_KEY_PASSPHRASE,
          SNOWFLAKE_PASSWORD,
          DBT_TARGET,
          DBT_PROFILES_DIR,
          RAW_EVENTS_FRESHNESS_WARN_HOURS,
          RAW_EVENTS_FRESHNESS_ERROR_HOURS,
          VOLUME_ANOMALY_PCT,
          VOLUME_ANOMALY_LOOKBACK_DAYS);

  private WarehouseSettings() {}
}
