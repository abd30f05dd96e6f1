package io.sportscards.loader.warehouse;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * RAW in Snowflake. Its COPY reads the files out of the bucket itself, through the stage that the
 * scripts in {@code sql/snowflake} make; the loader's own S3 client looks at sizes only.
 */
public final class SnowflakeWarehouse implements Warehouse {
  private static final List<String> SCRIPTS =
      List.of(
          "001_database.sql",
          "002_warehouses.sql",
          "003_raw.sql",
          "004_stage.sql",
          "005_roles.sql",
          "006_grants.sql",
          "007_users.sql");

  private static final int STATEMENT_SECONDS = 1_800; // as the loading warehouse allows
  private static final int LOCK_SECONDS = 900; // a transaction whose client is gone ends after 300
  private static final int LOGIN_SECONDS = 60;

  /** SQLSTATE class 22: what is in the data. */
  private static final String DATA_EXCEPTION = "22";

  /** Kept, as a logger that nobody holds forgets its level. */
  private static final Logger DRIVER = Logger.getLogger("net.snowflake");

  static {
    DRIVER.setLevel(Level.OFF); // what it says is in its exceptions too
  }

  private final Access access;
  private final Place place;
  private final ArchiveFiles archive;
  private final Statements statements;

  /**
   * How to sign in.
   *
   * @param url {@code https}, or {@code http} for a server on this machine
   * @param privateKey PEM file, PKCS#8; read at each sign-in
   * @param passphrase of that key; null for one that is not encrypted
   */
  public record Access(
      URI url, String account, String user, String role, Path privateKey, Secret passphrase) {}

  /**
   * What to work with.
   *
   * @param warehouse that computes
   * @param schema of the tables and the stage, RAW unless a test has its own
   * @param archivePrefix of all keys of the archive in its bucket; null or empty for none
   */
  public record Place(String warehouse, String database, String schema, String archivePrefix) {}

  /**
   * @param archive that the files of a batch lie in; null for a session that loads none
   */
  public SnowflakeWarehouse(Access access, Place place, ArchiveFiles archive) {
    this.access = access;
    this.place = place;
    this.archive = archive;
    String raw = place.database() + "." + place.schema();
    this.statements = Statements.of("snowflake", raw, raw, "sysdate()");
  }

  @Override
  public Statements statements() {
    return statements;
  }

  @Override
  public void ensureTables() {
    // an administrator makes them, with init: the loader's role may not
  }

  @Override
  public Connection connect(QueryTag tag) throws SQLException, IOException {
    if (!Files.isReadable(access.privateKey())) {
      throw new IOException(
          "Cannot read the private key %s of Snowflake user %s; SNOWFLAKE_PRIVATE_KEY_PATH names it"
              .formatted(access.privateKey(), access.user()));
    }
    Properties properties = new Properties();
    properties.put("account", access.account());
    properties.put("user", access.user());
    properties.put("authenticator", "snowflake_jwt");
    properties.put("private_key_file", access.privateKey().toString());
    if (access.passphrase() != null) {
      properties.put("private_key_pwd", access.passphrase().reveal());
    }
    properties.put("role", access.role());
    properties.put("warehouse", place.warehouse());
    properties.put("db", place.database());
    properties.put("schema", place.schema());
    properties.put("ssl", access.url().getScheme().equals("https") ? "on" : "off");
    properties.put("loginTimeout", LOGIN_SECONDS);
    properties.put("disablePlatformDetection", true); // asks no cloud where it runs
    properties.put("CLIENT_TELEMETRY_ENABLED", false);
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON"); // Arrow would reach into the JDK
    // parameters of the session
    properties.put("QUERY_TAG", tag.json());
    properties.put("TIMEZONE", "UTC");
    properties.put("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF6");
    properties.put("ABORT_DETACHED_QUERY", true); // nothing goes on for a loader that is gone
    properties.put("STATEMENT_TIMEOUT_IN_SECONDS", STATEMENT_SECONDS);
    properties.put("LOCK_TIMEOUT", LOCK_SECONDS);
    try {
      return DriverManager.getConnection(
          "jdbc:snowflake://" + access.url().getAuthority(), properties);
    } catch (SQLException e) {
      throw new SQLException(
          "Cannot sign in to Snowflake account %s at %s as user %s with role %s: %s"
              .formatted(
                  access.account(), access.url(), access.user(), access.role(), e.getMessage()),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    }
  }

  @Override
  public FetchedFiles fetch(List<CommittedFile> files) throws IOException, InterruptedException {
    return StoredFiles.of(archive, files);
  }

  @Override
  public void copy(
      Connection session, FetchedFiles fetched, CommittedFile.Kind kind, List<CommittedFile> files)
      throws SQLException, IOException {
    String list =
        files.stream()
            .map(file -> "'" + file.path().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    String prefix = place.archivePrefix();
    int start = prefix == null || prefix.isEmpty() ? 1 : prefix.length() + 2;
    String name = kind == CommittedFile.Kind.BRONZE ? "copy_events" : "copy_quarantine";
    Map<String, String> texts = Map.of("files", list, "path_start", Integer.toString(start));
    try (Statement statement = session.createStatement()) {
      statement.execute(statements.get(name, texts));
    } catch (SQLException e) {
      if (isOfData(e) || isAnyDamaged(files)) {
        throw new SQLDataException(e.getMessage(), e);
      }
      throw e;
    }
  }

  private static boolean isOfData(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith(DATA_EXCEPTION);
  }

  private boolean isAnyDamaged(List<CommittedFile> files) throws IOException {
    for (CommittedFile file : files) {
      if (ZstdFrames.isDamaged(() -> archive.open(file.path()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * All statements of the scripts in {@code sql/snowflake}.
   *
   * @param environment what differs between environments: the keys of {@code
   *     sql/environments/*.properties}
   * @param archiveUrl of the archive's root, such as {@code s3://bucket/prefix/}
   * @throws IllegalArgumentException naming all keys that are missing or unknown
   */
  public List<String> ddl(Map<String, String> environment, String archiveUrl) {
    Map<String, String> texts = new HashMap<>(environment);
    texts.put("database", place.database());
    texts.put("raw", place.database() + "." + place.schema());
    texts.put("archive_url", archiveUrl);
    return statements.ddl(SCRIPTS, texts);
  }

  @Override
  public String address() {
    return "%s.%s of Snowflake account %s"
        .formatted(place.database(), place.schema(), access.account());
  }
}
